import {
  type Direction,
  type NetworkPolicyView,
  networkPolicies,
} from '../../../../inventory/views/network-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';

const typeOf = { ingress: 'Ingress', egress: 'Egress' } as const;
const both: readonly Direction[] = ['ingress', 'egress'];

const evaluate = ({ name, lists, directions }: NetworkPolicyView): readonly Violation[] =>
  both
    .filter((direction) => lists[direction] && !directions.includes(direction))
    .map((direction) => ({
      path: fieldPath(`/spec/${direction}`),
      detail: `NetworkPolicy "${name}" has spec.${direction}, and no ${typeOf[direction]} in spec.policyTypes`,
    }));

export const networkPolicyDeadRules = defineCheck({
  id: 'network-policy-dead-rules',
  title: 'Network policies must name the types of their rules',
  severity: 'medium',
  reason: 'rules without effect',
  rationale:
    'Rules of a direction that policyTypes leaves out do nothing, and an empty list of egress rules, meant to deny all, isolates nobody while policyTypes is missing: every connection stays allowed.',
  controls: { nsa: ['NSA-NET-07'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Add the type to spec.policyTypes.',
    operations: ({ resource, lists, directions }) => [
      set(
        resource.object,
        '/spec/policyTypes',
        both.filter((one) => lists[one] || directions.includes(one)).map((one) => typeOf[one]),
      ),
    ],
  },
  examples: [
    {
      name: 'by default',
      objects: networkPolicy('{ podSelector: {}, ingress: [{}], egress: [{}] }'),
      violations: [],
    },
    {
      name: 'nothing may leave',
      objects: networkPolicy('{ podSelector: {}, policyTypes: [Egress], egress: [] }'),
      violations: [],
    },
    {
      name: 'an empty list without the type',
      objects: networkPolicy('{ podSelector: {}, egress: [] }'),
      violations: ['/spec/egress'],
    },
    {
      name: 'rules of a type that is not named',
      objects: networkPolicy(
        '{ podSelector: {}, policyTypes: [Ingress], egress: [{ to: [{ podSelector: {} }] }] }',
      ),
      violations: ['/spec/egress'],
    },
  ],
});
