import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
  type PolicyRule,
} from '../../../../inventory/views/network-policies.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { isEverybody } from '../../network/open-peer.ts';
import { isDnsOnly } from '../../network/policy-ports.ts';
import { violationsIn } from '../../violations.ts';

const words = { ingress: 'lets everybody in', egress: 'lets everything out' } as const;

/** Rules without peers and ports are told by network-policy-allow-all. */
const ruleViolations = (
  { direction, peers, peersPath, ports }: PolicyRule,
  policy: string,
): readonly Violation[] => {
  if (direction === 'egress' && isDnsOnly(ports)) return none;
  if (peers.length === 0)
    return ports.length === 0
      ? none
      : [
          {
            path: peersPath,
            detail: `NetworkPolicy "${policy}" ${words[direction]} on its ports: the rule names no peer`,
          },
        ];
  return violationsIn(peers, (peer, index) =>
    isEverybody(peer)
      ? {
          path: join(peersPath, index, ...(peer.ipBlock === undefined ? [] : ['ipBlock', 'cidr'])),
          detail: `NetworkPolicy "${policy}" ${words[direction]}: the peer is ${peer.ipBlock?.cidr ?? 'empty'}`,
        }
      : undefined,
  );
};

const evaluate = (view: NetworkPolicyView): readonly Violation[] =>
  effectiveRules(view).flatMap((rule) => ruleViolations(rule, view.name));

export const networkPolicyOpenPeer = defineCheck({
  id: 'network-policy-open-peer',
  title: 'Network policies must name their peers',
  severity: 'low',
  reason: 'policy is open to everybody',
  rationale:
    'Inwards every pod of every namespace gets through, and the internet where a Service leads to it. Outwards an intruder fetches tools and carries data away to any address.',
  controls: { nsa: ['NSA-NET-07', 'NSA-NET-08'], attack: ['T1210', 'T1041'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Name the pods and namespaces that need it, of the outside the ranges; for a public page the pods of the ingress controller.',
  },
  examples: [
    {
      name: 'pods, a range, and names for everybody',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8 } }] }], egress: [{ ports: [{ port: 53, protocol: UDP }, { port: 53 }] }] }',
      ),
      violations: [],
    },
    {
      name: 'a port for everybody',
      objects: networkPolicy('{ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] }'),
      violations: ['/spec/ingress/0/from'],
    },
    {
      name: 'every address, also with exceptions, and an empty peer',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{}] }], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }, { ipBlock: { cidr: "::/0" } }] }] }',
      ),
      violations: [
        '/spec/ingress/0/from/0',
        '/spec/egress/0/to/0/ipBlock/cidr',
        '/spec/egress/0/to/1/ipBlock/cidr',
      ],
    },
  ],
});
