import type { Inventory } from '../../../../inventory/inventory.ts';
import { smallestReplicas } from '../../../../inventory/views/autoscalers.ts';
import type { AffinityTerm } from '../../../../inventory/views/pod-spec.ts';
import type { PodView } from '../../../../inventory/views/pods.ts';
import { selects } from '../../../../inventory/views/selection.ts';
import { isReplicated, type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { inShop } from '../../workloads/example-objects.ts';

/**
 * Whether a term looks for pods where this one is. A term that names no namespace means the pod's own; labels of namespaces may be
 * elsewhere, and so may the name of this one. (core/v1 PodAffinityTerm)
 */
const looksAround = (
  { namespaces = [], namespaceSelector }: AffinityTerm,
  namespace: string | undefined,
): boolean =>
  namespaces.length === 0 ||
  namespaceSelector !== undefined ||
  namespace === undefined ||
  namespaces.includes(namespace);

/** Whether the scheduler is asked, or at least begged, to keep pods of this sort apart. A selector for other pods does not count. */
const isSpread = ({ resource, spec, metadata: { labels = {} } }: PodView): boolean => {
  const affinity = spec.affinity?.podAntiAffinity;
  const terms = [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      (one) => one.podAffinityTerm ?? {},
    ),
  ].filter((term) => looksAround(term, resource.reference.namespace));
  return [...terms, ...(spec.topologySpreadConstraints ?? [])].some(
    ({ labelSelector }) => labelSelector !== undefined && selects(labelSelector, labels),
  );
};

const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const { kind, pod, resource } = workload;
  if (!isReplicated(kind) || isSpread(pod)) return none;
  const replicas = smallestReplicas(inventory, workload);
  if (replicas < 2) return none;
  return [
    {
      path: join(pod.path, 'topologySpreadConstraints'),
      detail: `${kind} "${resource.reference.name}" may run all of its ${replicas} replicas on one node: it sets neither topologySpreadConstraints nor podAntiAffinity for them`,
    },
  ];
};

const replicas = (count: number, spread: string): string =>
  inShop(
    'apps/v1',
    'Deployment',
    `{ replicas: ${count}, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app }], ${spread} } } }`,
  );

export const noAntiAffinity = defineCheck({
  id: 'no-anti-affinity',
  title: 'Replicas should be spread over nodes',
  severity: 'low',
  reason: 'replicas may share a node',
  rationale:
    'Replicas on one node fail with it and are drained with it. The scheduler spreads pods by itself only as far as other wishes allow.',
  controls: {
    attack: ['T1499'],
    'kube-linter': ['no-anti-affinity'],
    polaris: ['topologySpreadConstraint'],
  },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: {
    safety: 'choice',
    words: 'Add a topologySpreadConstraint over kubernetes.io/hostname that selects the labels of the pods.',
  },
  examples: [
    {
      name: 'spread over nodes',
      objects: replicas(
        3,
        'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]',
      ),
      violations: [],
    },
    {
      name: 'kept apart where possible',
      objects: replicas(
        2,
        'affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } } }] } }',
      ),
      violations: [],
    },
    {
      name: 'kept apart from pods of another namespace',
      objects: replicas(
        2,
        'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, namespaces: [stage], labelSelector: { matchLabels: { app: web } } }] } }',
      ),
      violations: ['/spec/template/spec/topologySpreadConstraints'],
    },
    { name: 'a single replica', objects: replicas(1, ''), violations: [] },
    {
      name: 'kept apart from others only',
      objects: replicas(
        2,
        'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }] } }',
      ),
      violations: ['/spec/template/spec/topologySpreadConstraints'],
    },
  ],
});
