import type { Inventory } from '../../../../inventory/inventory.ts';
import {
  type NetworkPolicyView,
  networkPolicies,
  type PolicyPeer,
} from '../../../../inventory/views/network-policies.ts';
import { isEmptySelector, podsIn, selectsAny } from '../../../../inventory/views/selection.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { documents, networkPolicy, pod } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Peers that name namespaces too are left out: those may be kept elsewhere. */
const isMissing = ({ podSelector, namespaceSelector }: PolicyPeer, namespace: string, inventory: Inventory) =>
  podSelector !== undefined &&
  namespaceSelector === undefined &&
  !isEmptySelector(podSelector) &&
  !selectsAny(inventory, namespace, podSelector);

const evaluate = ({ rules, namespace }: NetworkPolicyView, inventory: Inventory): readonly Violation[] => {
  const isKeptElsewhere = podsIn(inventory, namespace).length === 0;
  return rules.flatMap(({ peers, peersPath, direction }) =>
    violationsIn(peers, (peer, index) =>
      isMissing(peer, namespace, inventory)
        ? {
            path: join(peersPath, index, 'podSelector'),
            detail: `this ${direction} peer selects no pod of namespace "${namespace}" that was read`,
            ...(isKeptElsewhere ? { severity: 'info' } : {}),
          }
        : undefined,
    ),
  );
};

const policy = (peer: string): string => networkPolicy(`{ podSelector: {}, ingress: [{ from: [${peer}] }] }`);

export const danglingNetworkpolicypeerPodselector = defineCheck({
  id: 'dangling-networkpolicypeer-podselector',
  title: 'The peers of network policies must select pods',
  severity: 'low',
  reason: 'peer of the policy selects no pod',
  rationale:
    'The connection that was to be allowed is denied, which ends in a rule that allows all. Or it waits for whoever creates a pod with these labels.',
  controls: { nsa: ['NSA-NET-07'], 'kube-linter': ['dangling-networkpolicypeer-podselector'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct the labels, add a namespaceSelector for pods of other namespaces, or delete the peer.',
  },
  examples: [
    {
      name: 'a pod has the labels',
      objects: documents(policy('{ podSelector: { matchLabels: { app: web } } }'), pod()),
      violations: [],
    },
    {
      name: 'pods of other namespaces, and all pods of this one',
      objects: policy(
        '{ namespaceSelector: {}, podSelector: { matchLabels: { app: api } } }, { podSelector: {} }',
      ),
      violations: [],
    },
    {
      name: 'no such pod, in both directions',
      objects: documents(
        networkPolicy(
          '{ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }] }], egress: [{ to: [{ podSelector: {} }, { podSelector: { matchExpressions: [{ key: app, operator: In, values: [db] }] } }] }] }',
        ),
        pod(),
      ),
      violations: [
        'NetworkPolicy/web /spec/ingress/0/from/0/podSelector',
        'NetworkPolicy/web /spec/egress/0/to/1/podSelector',
      ],
    },
  ],
});
