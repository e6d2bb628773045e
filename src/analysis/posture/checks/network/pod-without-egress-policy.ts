import { workloads } from '../../../../inventory/views/workloads.ts';
import { defineCheck } from '../../check.ts';
import { documents, networkPolicy, pod } from '../../network/example-objects.ts';
import { withoutPolicyFor } from '../../network/one-way-isolation.ts';

export const podWithoutEgressPolicy = defineCheck({
  id: 'pod-without-egress-policy',
  title: 'A network policy must be about the egress of every pod',
  severity: 'low',
  reason: 'no policy for egress',
  rationale:
    'An intruder in the pod reaches every other pod, the metadata service of the cloud and the internet: to scan, to fetch tools, to carry data away.',
  controls: {
    nsa: ['NSA-NET-04', 'NSA-CLD-01'],
    attack: ['T1041', 'T1046', 'T1552.005'],
    kubescape: ['C-0030'],
    polaris: ['missingNetworkPolicy'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: workloads,
  evaluate: ({ pod }, { inventory }) => withoutPolicyFor(pod, inventory, 'egress'),
  remedy: {
    safety: 'choice',
    words: 'Add a NetworkPolicy of type Egress that selects it and allows the connections that it needs.',
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
      name: 'ingress alone',
      objects: documents(pod(), networkPolicy('{ podSelector: {} }')),
      violations: ['Pod/web /metadata/labels'],
    },
  ],
});
