import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
} from '../../../../inventory/views/network-policies.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Rules without peers as well are told by network-policy-allow-all. */
const evaluate = (view: NetworkPolicyView): readonly Violation[] =>
  violationsIn(effectiveRules(view), ({ path, peers, ports, direction }) =>
    peers.length === 0 || ports.some(({ port }) => port !== undefined)
      ? undefined
      : {
          path: join(path, 'ports'),
          detail: `NetworkPolicy "${view.name}" has an ${direction} rule that opens every port`,
        },
  );

export const networkPolicyAllPorts = defineCheck({
  id: 'network-policy-all-ports',
  title: 'Network policies should name ports',
  severity: 'info',
  reason: 'rule opens every port',
  rationale:
    'Beside the port that the peer needs it reaches those for debugging and metrics, which seldom ask who is there.',
  controls: { nsa: ['NSA-NET-07'], attack: ['T1210'] },
  sources: ['malicious-actor', 'insider'],
  runs: 'on-request',
  target: networkPolicies,
  evaluate,
  remedy: { safety: 'choice', words: 'List the ports that the peer needs.' },
  examples: [
    {
      name: 'a port',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] }',
      ),
      violations: [],
    },
    {
      name: 'no ports, and every port of a protocol',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: {} }], ports: [{ protocol: TCP }] }] }',
      ),
      violations: ['/spec/ingress/0/ports', '/spec/egress/0/ports'],
    },
  ],
});
