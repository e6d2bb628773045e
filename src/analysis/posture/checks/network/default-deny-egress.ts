import { policedNamespaces } from '../../../../inventory/views/namespace-isolation.ts';
import { defineCheck } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { withoutDefaultDeny } from '../../network/default-deny.ts';
import { documents, inNamespace, networkPolicy } from '../../network/example-objects.ts';

const isolating = networkPolicy(
  '{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: 53, protocol: UDP }] }] }',
);

export const defaultDenyEgress = defineCheck({
  id: 'default-deny-egress',
  title: 'Every namespace must deny egress by default',
  severity: 'low',
  reason: 'no default deny for egress',
  rationale:
    'A pod that no policy selects may send anywhere: a new one, or the one that an intruder starts. It scans the cluster, fetches tools and carries data away.',
  controls: { nsa: ['NSA-NET-06'], cis: ['5.3.2'], attack: ['T1041', 'T1046'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: policedNamespaces,
  evaluate: (view, { inventory }) => withoutDefaultDeny(view, inventory, 'egress'),
  remedy: {
    safety: 'choice',
    words:
      'Add a NetworkPolicy with an empty podSelector and type Egress that allows DNS alone, once every needed connection has a rule.',
  },
  examples: [
    { name: 'a policy for every pod', objects: documents(namespace('shop'), isolating), violations: [] },
    { name: 'no policy at all is another finding', objects: namespace('shop'), violations: [] },
    {
      name: 'a policy of the whole cluster',
      objects: documents(
        namespace('shop'),
        `apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: { name: default-deny }
spec: { endpointSelector: {}, egress: [{}] }`,
      ),
      violations: [],
    },
    {
      name: 'policies for ingress, for some pods, for another namespace',
      objects: documents(
        namespace('shop'),
        networkPolicy('{ podSelector: {}, policyTypes: [Ingress] }'),
        networkPolicy('{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }'),
        namespace('finance'),
        inNamespace('finance', isolating),
      ),
      violations: ['Namespace/shop '],
    },
    {
      name: 'the Namespace is kept elsewhere, and a rule takes all back',
      objects: networkPolicy('{ podSelector: {}, policyTypes: [Egress], egress: [{}] }'),
      violations: [''],
    },
  ],
});
