import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
  type PolicyPeer,
  type PolicyRule,
} from '../../../../inventory/views/network-policies.ts';
import { contains, parseCidr } from '../../../../model/cidr.ts';
import { join, parentOf } from '../../../../model/field-path.ts';
import { type Operation, set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { allowsPort } from '../../network/policy-ports.ts';
import { violationsIn } from '../../violations.ts';

/** Where clouds answer with the credentials of the node: AWS, Azure, Google and most others; AWS by IPv6; Alibaba. */
const addresses = ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200'].flatMap((text) => {
  const cidr = parseCidr(text);
  return cidr === undefined ? [] : [{ text, cidr, exception: `${text}/${cidr.prefix}` }];
});

/** The addresses that the block reaches. */
const reachedBy = ({ ipBlock }: PolicyPeer): typeof addresses => {
  const block = ipBlock?.cidr === undefined ? undefined : parseCidr(ipBlock.cidr);
  if (block === undefined) return [];
  const except = (ipBlock?.except ?? []).flatMap((text) => parseCidr(text) ?? []);
  return addresses.filter(({ cidr }) => contains(block, cidr) && !except.some((one) => contains(one, cidr)));
};

const ruleViolations = (
  { direction, peers, peersPath, ports }: PolicyRule,
  policy: string,
): readonly Violation[] => {
  if (direction === 'ingress' || !allowsPort(ports, 'TCP', 80)) return none;
  if (peers.length === 0)
    return [
      {
        path: peersPath,
        detail: `NetworkPolicy "${policy}" allows egress to every address, ${addresses[0]?.text} among them`,
      },
    ];
  return violationsIn(peers, (peer, index) => {
    const [reached] = reachedBy(peer);
    return reached === undefined
      ? undefined
      : {
          path: join(peersPath, index, 'ipBlock', 'cidr'),
          detail: `NetworkPolicy "${policy}" allows egress to ${peer.ipBlock?.cidr}, ${reached.text} among it`,
        };
  });
};

const evaluate = (view: NetworkPolicyView): readonly Violation[] =>
  effectiveRules(view).flatMap((rule) => ruleViolations(rule, view.name));

/** An exception has to be smaller than its range. (networking/v1 validation) */
const operations = ({ resource, rules }: NetworkPolicyView, { path }: Violation): readonly Operation[] => {
  const blockPath = parentOf(path);
  const peer = rules
    .flatMap(({ peers, peersPath }) =>
      peers.map((one, index) => ({ one, at: join(peersPath, index, 'ipBlock') })),
    )
    .find(({ at }) => at === blockPath)?.one;
  const block = parseCidr(peer?.ipBlock?.cidr ?? '');
  if (peer === undefined || block === undefined) return [];
  const reached = reachedBy(peer);
  if (reached.some(({ cidr }) => cidr.prefix <= block.prefix)) return [];
  const except = [...(peer.ipBlock?.except ?? []), ...reached.map(({ exception }) => exception)];
  return [set(resource.object, join(blockPath, 'except'), except)];
};

export const metadataServiceReachable = defineCheck({
  id: 'metadata-service-reachable',
  title: "Network policies must keep pods from the cloud's metadata service",
  severity: 'medium',
  reason: 'policy lets pods reach metadata service',
  rationale:
    'Whoever can send a request from the pod, by a flaw that fetches a URL for instance, gets the credentials of the node there, and with them images, disks and often the whole cluster.',
  controls: { nsa: ['NSA-CLD-01'], attack: ['T1552.005'], kubescape: ['C-0052'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: networkPolicies,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Except the address of the metadata service from the range, or name the peers of the rule.',
    operations,
  },
  examples: [
    {
      name: 'excepted, in full or by its network',
      objects: networkPolicy(
        '{ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16, 100.100.100.200/32] } }, { ipBlock: { cidr: 10.0.0.0/8 } }, { podSelector: {} }] }] }',
      ),
      violations: [],
    },
    {
      name: 'another port',
      objects: networkPolicy(
        '{ podSelector: {}, egress: [{ ports: [{ port: 443 }, { port: 53, protocol: UDP }] }] }',
      ),
      violations: [],
    },
    {
      name: 'every address, of both versions',
      objects: networkPolicy(
        '{ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }, { ipBlock: { cidr: "::/0" } }] }] }',
      ),
      violations: ['/spec/egress/0/to/0/ipBlock/cidr', '/spec/egress/0/to/1/ipBlock/cidr'],
    },
    {
      name: 'the service itself',
      objects: networkPolicy(
        '{ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }] }] }',
      ),
      violations: ['/spec/egress/0/to/0/ipBlock/cidr'],
    },
    {
      name: 'no peer',
      objects: networkPolicy(
        '{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: 1, endPort: 1024 }] }] }',
      ),
      violations: ['/spec/egress/0/to'],
    },
  ],
});
