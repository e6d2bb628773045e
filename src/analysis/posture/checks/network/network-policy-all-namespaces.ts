import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
  type PolicyPeer,
} from '../../../../inventory/views/network-policies.ts';
import { isEmptySelector } from '../../../../inventory/views/selection.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { isDnsOnly } from '../../network/policy-ports.ts';
import { violationsIn } from '../../violations.ts';

const namesPods = ({ podSelector }: PolicyPeer): boolean =>
  podSelector !== undefined && !isEmptySelector(podSelector);

const evaluate = (view: NetworkPolicyView): readonly Violation[] =>
  effectiveRules(view)
    .filter(({ direction, ports }) => direction === 'ingress' || !isDnsOnly(ports))
    .flatMap(({ direction, peers, peersPath }) =>
      violationsIn(peers, (peer, index) =>
        peer.namespaceSelector === undefined || !isEmptySelector(peer.namespaceSelector)
          ? undefined
          : {
              path: join(peersPath, index, 'namespaceSelector'),
              detail: `NetworkPolicy "${view.name}" has an ${direction} peer in every namespace`,
              ...(namesPods(peer) ? { severity: 'info' } : {}),
            },
      ),
    );

export const networkPolicyAllNamespaces = defineCheck({
  id: 'network-policy-all-namespaces',
  title: 'Network policies must name the namespaces of their peers',
  severity: 'low',
  reason: 'peer in every namespace',
  rationale:
    'Pods of every team get through, of those too that are made tomorrow. Labels of pods do not help: who may create a pod in any namespace gives it the label that the policy asks for.',
  controls: { nsa: ['NSA-NET-07', 'NSA-NET-09'], attack: ['T1210'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Select the namespace by its label kubernetes.io/metadata.name, which the API server sets itself.',
  },
  examples: [
    {
      name: 'a namespace, and names from everywhere',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } } }] }], egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }] }] }',
      ),
      violations: [],
    },
    {
      name: 'every namespace, and some pods of every namespace',
      objects: networkPolicy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }, { namespaceSelector: {}, podSelector: { matchLabels: { app: prometheus } } }] }] }',
      ),
      violations: ['/spec/ingress/0/from/0/namespaceSelector', '/spec/ingress/0/from/1/namespaceSelector'],
    },
  ],
});
