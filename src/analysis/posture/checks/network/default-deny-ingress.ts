import { policedNamespaces } from '../../../../inventory/views/namespace-isolation.ts';
import { defineCheck } from '../../check.ts';
import { namespace } from '../../namespaces/example-objects.ts';
import { withoutDefaultDeny } from '../../network/default-deny.ts';
import { documents, inNamespace, networkPolicy } from '../../network/example-objects.ts';

const isolating = networkPolicy('{ podSelector: {}, policyTypes: [Ingress] }');

export const defaultDenyIngress = defineCheck({
  id: 'default-deny-ingress',
  title: 'Every namespace must deny ingress by default',
  severity: 'low',
  reason: 'no default deny for ingress',
  rationale:
    'A pod that no policy selects, a new one or one whose labels were changed, is open to every pod of the cluster, without anybody noticing.',
  controls: { nsa: ['NSA-NET-05'], cis: ['5.3.2'], attack: ['T1210'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: policedNamespaces,
  evaluate: (view, { inventory }) => withoutDefaultDeny(view, inventory, 'ingress'),
  remedy: {
    safety: 'choice',
    words:
      'Add a NetworkPolicy with an empty podSelector, type Ingress and no rules, once every needed connection has a rule.',
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
spec: { endpointSelector: {}, ingress: [{}] }`,
      ),
      violations: [],
    },
    {
      name: 'policies for egress, for some pods, for another namespace',
      objects: documents(
        namespace('shop'),
        networkPolicy('{ podSelector: {}, policyTypes: [Egress] }'),
        networkPolicy('{ podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress] }'),
        namespace('finance'),
        inNamespace('finance', isolating),
      ),
      violations: ['Namespace/shop '],
    },
    {
      name: 'the Namespace is kept elsewhere, and a rule takes all back',
      objects: networkPolicy('{ podSelector: {}, ingress: [{}] }'),
      violations: [''],
    },
  ],
});
