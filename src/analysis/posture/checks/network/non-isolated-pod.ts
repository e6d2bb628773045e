import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { hasIsolation, isolationOf } from '../../../../inventory/views/isolation.ts';
import type { PodView } from '../../../../inventory/views/pods.ts';
import { workloads } from '../../../../inventory/views/workloads.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inShop, networkPolicy, pod } from '../../network/example-objects.ts';
import { isIsolable } from '../../network/isolable.ts';

const evaluate = (pod: PodView, inventory: Inventory): readonly Violation[] => {
  const { ingress, egress } = isolationOf(inventory, pod);
  if (ingress !== undefined || egress !== undefined || !isIsolable(pod)) return none;
  const { kind, name } = pod.resource.reference;
  return [
    {
      path: join(pod.metadataPath, 'labels'),
      detail: `no network policy read selects the pods of ${kind} "${name}"`,
      // A hole between policies is more than a place where none were read.
      ...(hasIsolation(inventory, namespaceOf(pod.resource)) ? { severity: 'medium' } : {}),
    },
  ];
};

export const nonIsolatedPod = defineCheck({
  id: 'non-isolated-pod',
  title: 'A network policy must select every pod',
  severity: 'low',
  reason: 'no network policy selects the pod',
  rationale:
    'Every pod of the cluster reaches it on every port, and from it an intruder reaches every other, the metadata service of the cloud and the internet.',
  controls: {
    nsa: ['NSA-NET-04', 'NSA-CLD-01'],
    cis: ['5.3.2'],
    attack: ['T1046', 'T1210'],
    kubescape: ['C-0030', 'C-0260'],
    'kube-linter': ['non-isolated-pod'],
    polaris: ['missingNetworkPolicy'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: workloads,
  evaluate: ({ pod }, { inventory }) => evaluate(pod, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Add a NetworkPolicy that selects it, for ingress and egress, and allows the connections that it needs.',
  },
  examples: [
    {
      name: 'a policy for its labels',
      objects: documents(pod(), networkPolicy('{ podSelector: { matchLabels: { app: web } } }')),
      violations: [],
    },
    {
      name: 'policies hold for no pod in the network of its node',
      objects: pod('{ hostNetwork: true, containers: [{ name: app }] }'),
      violations: [],
    },
    {
      name: 'a policy of a network plug-in',
      objects: documents(
        pod(),
        networkPolicy('{ endpointSelector: {}, ingress: [{}] }').replace(
          'networking.k8s.io/v1\nkind: NetworkPolicy',
          'cilium.io/v2\nkind: CiliumNetworkPolicy',
        ),
      ),
      violations: [],
    },
    {
      name: 'no policy',
      objects: inShop('apps/v1', 'Deployment', '{ template: { spec: {} } }'),
      violations: ['/spec/template/metadata/labels'],
    },
    {
      name: 'a policy for another pod',
      objects: documents(
        pod(),
        pod(undefined, 'api'),
        networkPolicy('{ podSelector: { matchLabels: { app: api } } }'),
      ),
      violations: ['Pod/web /metadata/labels'],
    },
  ],
});
