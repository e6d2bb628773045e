import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
} from '../../../../inventory/views/network-policies.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (view: NetworkPolicyView): readonly Violation[] =>
  violationsIn(effectiveRules(view), ({ path, peers, ports, direction }) =>
    peers.length > 0 || ports.length > 0
      ? undefined
      : {
          path,
          detail: `NetworkPolicy "${view.name}" has an ${direction} rule without peers and ports: it allows every connection`,
          ...(direction === 'egress' ? { severity: 'low' } : {}),
        },
  );

export const networkPolicyAllowAll = defineCheck({
  id: 'network-policy-allow-all',
  title: 'Network policies must not allow every connection',
  severity: 'medium',
  reason: 'policy allows every connection',
  rationale:
    'Policies add up: one rule that allows everything undoes for its pods whatever the others deny, and hides that they are not isolated at all.',
  controls: {
    nsa: ['NSA-NET-07'],
    attack: ['T1562.007', 'T1210'],
    trivy: ['KSV-0038'],
  },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate,
  remedy: { safety: 'choice', words: 'Name the peers and ports that the pods need, or take the rule out.' },
  examples: [
    {
      name: 'nothing is allowed',
      objects: networkPolicy('{ podSelector: {}, policyTypes: [Ingress, Egress] }'),
      violations: [],
    },
    {
      name: 'rules that name a peer or a port',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }, { ports: [{ port: 80 }] }] }',
      ),
      violations: [],
    },
    {
      name: 'a rule without effect',
      objects: networkPolicy('{ podSelector: {}, policyTypes: [Ingress], egress: [{}] }'),
      violations: [],
    },
    {
      name: 'everything is allowed, by nothing and by empty lists',
      objects: networkPolicy('{ podSelector: {}, ingress: [{}], egress: [{ to: [], ports: [] }] }'),
      violations: ['/spec/ingress/0', '/spec/egress/0'],
    },
  ],
});
