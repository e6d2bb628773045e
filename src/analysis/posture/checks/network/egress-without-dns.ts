import type { Inventory } from '../../../../inventory/inventory.ts';
import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
} from '../../../../inventory/views/network-policies.ts';
import { podsMatching } from '../../../../inventory/views/selection.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, networkPolicy, pod } from '../../network/example-objects.ts';
import { mayResolveNames } from '../../network/name-resolution.ts';

/** Addresses alone need no name; pods, namespaces and the whole world are reached by their names. */
const leadsToNames = (view: NetworkPolicyView): boolean =>
  effectiveRules(view).some(
    ({ direction, peers }) =>
      direction === 'egress' && (peers.length === 0 || peers.some(({ ipBlock }) => ipBlock === undefined)),
  );

const evaluate = (view: NetworkPolicyView, inventory: Inventory): readonly Violation[] => {
  if (!leadsToNames(view)) return none;
  const mute = podsMatching(inventory, view.namespace, view.selector).find(
    (one) => !mayResolveNames(inventory, one),
  );
  if (mute === undefined) return none;
  const { kind, name } = mute.resource.reference;
  return [
    {
      path: fieldPath('/spec/egress'),
      detail: `NetworkPolicy "${view.name}" allows egress, and no policy lets ${kind} "${name}" look names up by UDP port 53`,
    },
  ];
};

const toApi = '{ to: [{ podSelector: { matchLabels: { app: api } } }] , ports: [{ port: 80 }] }';
const egress = (...rules: readonly string[]): string =>
  networkPolicy(
    `{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [${rules.join(', ')}] }`,
  );

export const egressWithoutDns = defineCheck({
  id: 'egress-without-dns',
  title: 'Pods that may send must be able to look names up',
  severity: 'low',
  reason: 'policies break name resolution',
  rationale:
    'What the rule allows works by address only: by name every connection fails. Then somebody takes the policy away for good, and nothing is isolated any more.',
  controls: { nsa: ['NSA-NET-07'] },
  sources: ['insider'],
  target: networkPolicies,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Allow egress on UDP and TCP port 53 to the pods of the cluster’s DNS in kube-system.',
  },
  examples: [
    {
      name: 'names are allowed',
      objects: documents(pod(), egress(toApi, '{ ports: [{ port: 53, protocol: UDP }] }')),
      violations: [],
    },
    {
      name: 'names are allowed by another policy',
      objects: documents(pod(), egress(toApi), egress('{ ports: [{ port: dns, protocol: UDP }] }')),
      violations: [],
    },
    {
      name: 'every port',
      objects: documents(pod(), egress('{ to: [{ podSelector: {} }] }')),
      violations: [],
    },
    {
      name: 'nothing may leave, or addresses alone',
      objects: documents(
        pod(),
        egress(),
        egress('{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 443 }] }'),
      ),
      violations: [],
    },
    {
      name: 'names are forgotten',
      objects: documents(pod(), egress(toApi)),
      violations: ['NetworkPolicy/web /spec/egress'],
    },
    {
      name: 'by TCP alone, which is the default',
      objects: documents(pod(), egress(toApi, '{ ports: [{ port: 53 }] }')),
      violations: ['NetworkPolicy/web /spec/egress'],
    },
  ],
});
