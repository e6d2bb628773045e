import type { Inventory } from '../../../../inventory/inventory.ts';
import { clusters } from '../../../../inventory/views/cluster-state.ts';
import { workloadsRunning } from '../../../../inventory/views/running-programs.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { cluster, daemonSet, documents } from '../../live/example-objects.ts';
import { texts } from '../../parameter.ts';

const collectors: readonly string[] = [
  'metrics-server',
  'prometheus',
  'prometheus-prometheus',
  'vmagent',
  'vmsingle',
  'opentelemetry-collector-contrib',
  'opentelemetry-collector-k8s',
  'telegraf',
  'datadog-agent',
  'datadoghq-agent',
  'grafana-alloy',
  'gmp-prometheus',
];

const evaluate = (inventory: Inventory, programs: readonly string[]): readonly Violation[] => {
  const isServed = inventory
    .ofKind('apiregistration.k8s.io', 'APIService')
    .some(({ reference }) => reference.name.endsWith('.metrics.k8s.io'));
  if (isServed || workloadsRunning(inventory, programs).length > 0) return none;
  return [
    { path: root, detail: 'neither is metrics.k8s.io served, nor does a known collector of metrics run' },
  ];
};

export const metricsCollectorMissing = defineCheck({
  id: 'metrics-collector-missing',
  title: 'A collector must gather metrics',
  severity: 'low',
  reason: 'nothing collects metrics',
  rationale:
    'A step in the use of CPU is often all that shows of a miner, and a full disk all that shows of logs that no longer arrive.',
  controls: { nsa: ['NSA-LOG-31'], attack: ['T1496'] },
  sources: ['malicious-actor'],
  target: clusters,
  parameters: { programs: texts(collectors, 'Collectors, by the end of the repository of their image.') },
  evaluate: (_cluster, { inventory, parameters }) => evaluate(inventory, parameters.programs),
  remedy: { safety: 'choice', words: 'Install metrics-server, and a collector that keeps what it measures.' },
  examples: [
    {
      name: 'served',
      objects: documents(
        cluster(),
        '{ apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: { name: v1beta1.metrics.k8s.io } }',
      ),
      violations: [],
    },
    {
      name: 'a collector of another kind',
      objects: documents(cluster(), daemonSet('prometheus', 'quay.io/prometheus/prometheus:v3.8.0')),
      violations: [],
    },
    {
      name: 'one of their own',
      objects: documents(cluster(), daemonSet('measure', 'example.com/measure:1')),
      parameters: { programs: ['measure'] },
      violations: [],
    },
    { name: 'none', objects: cluster(), violations: [''] },
  ],
});
