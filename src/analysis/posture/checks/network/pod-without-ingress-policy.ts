import { workloads } from '../../../../inventory/views/workloads.ts';
import { defineCheck } from '../../check.ts';
import { documents, networkPolicy, pod } from '../../network/example-objects.ts';
import { withoutPolicyFor } from '../../network/one-way-isolation.ts';

export const podWithoutIngressPolicy = defineCheck({
  id: 'pod-without-ingress-policy',
  title: 'A network policy must be about the ingress of every pod',
  severity: 'low',
  reason: 'no policy for ingress',
  rationale:
    'Every pod of the cluster reaches it on every port: an intruder in any of them looks for a flaw here.',
  controls: {
    nsa: ['NSA-NET-04'],
    attack: ['T1210'],
    kubescape: ['C-0030'],
    polaris: ['missingNetworkPolicy'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: workloads,
  evaluate: ({ pod }, { inventory }) => withoutPolicyFor(pod, inventory, 'ingress'),
  remedy: {
    safety: 'choice',
    words: 'Add a NetworkPolicy of type Ingress that selects it and allows the connections that it needs.',
  },
  examples: [
    {
      name: 'both directions, by two policies',
      objects: documents(
        pod(),
        networkPolicy('{ podSelector: {} }'),
        networkPolicy('{ podSelector: {}, policyTypes: [Egress] }'),
      ),
      violations: [],
    },
    { name: 'no policy at all is another finding', objects: pod(), violations: [] },
    {
      name: 'egress alone',
      objects: documents(pod(), networkPolicy('{ podSelector: {}, policyTypes: [Egress] }')),
      violations: ['Pod/web /metadata/labels'],
    },
  ],
});
