import { hasPolicies } from '../../../../inventory/views/namespace-isolation.ts';
import { userNamespaces } from '../../../../inventory/views/namespaces.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { documents, networkPolicy } from '../../network/example-objects.ts';

export const namespaceWithoutNetworkPolicy = defineCheck({
  id: 'namespace-without-network-policy',
  title: 'Every namespace needs network policies',
  severity: 'low',
  reason: 'no network policy in the namespace',
  rationale:
    'Without one every pod talks to every other: an intruder in any pod maps the whole network of the cluster and tries each of its doors.',
  controls: {
    nsa: ['NSA-NET-05', 'NSA-NET-06'],
    cis: ['5.3.2'],
    attack: ['T1046', 'T1210'],
    kubescape: ['C-0049', 'C-0054', 'C-0206'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: userNamespaces,
  evaluate: ({ name }, { inventory }) =>
    hasPolicies(inventory, name)
      ? none
      : [{ path: root, detail: `Namespace "${name}" has no network policy among the objects read` }],
  remedy: {
    safety: 'choice',
    words: 'Add a NetworkPolicy that denies all by default, and one for each connection that is needed.',
  },
  examples: [
    {
      name: 'a policy',
      objects: documents(namespace('shop'), networkPolicy('{ podSelector: {} }')),
      violations: [],
    },
    { name: 'a namespace of the cluster', objects: namespace('kube-system'), violations: [] },
    {
      name: 'a policy of another namespace',
      objects: documents(namespace('finance'), networkPolicy('{ podSelector: {} }')),
      violations: ['Namespace/finance '],
    },
  ],
});
