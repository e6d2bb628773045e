import { type ComponentView, membersOf } from '../../../../inventory/views/component.ts';
import { etcds } from '../../../../inventory/views/components.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { kubeadmCluster, staticPod } from '../../control-plane/example-objects.ts';
import { flagViolation } from '../../control-plane/flag-violation.ts';

const isOpen = (url: string): boolean => /^http:\/\/(?!127\.|localhost|\[::1\])/.test(url);

const evaluate = (etcd: ComponentView): readonly Violation[] => {
  const open = (membersOf(etcd, 'listen-metrics-urls') ?? []).find(isOpen);
  return open === undefined
    ? none
    : flagViolation(etcd, 'listen-metrics-urls', `gives its metrics to everybody at ${open}`);
};

export const etcdMetricsAddress = defineCheck({
  id: 'etcd-metrics-address',
  title: 'Metrics of etcd must not be there for everybody',
  severity: 'low',
  reason: 'metrics of etcd without TLS',
  rationale:
    'The port asks nobody who he is: metrics tell what the cluster does and how it is built, and asking often costs time.',
  controls: { nsa: ['NSA-CP-01', 'NSA-CP-03'] },
  sources: ['malicious-actor'],
  target: etcds,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Listen on 127.0.0.1, or on https, and let the monitoring show a certificate.',
  },
  examples: [
    {
      name: 'on its own machine',
      objects: staticPod('etcd', '--listen-metrics-urls=http://127.0.0.1:2381'),
      violations: [],
    },
    { name: 'by default of kubeadm', objects: kubeadmCluster(''), violations: [] },
    {
      name: 'for everybody',
      objects: staticPod('etcd', '--listen-metrics-urls=http://0.0.0.0:2381'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
