import { type NetworkPolicyView, networkPolicies } from '../../../../inventory/views/network-policies.ts';
import { fieldPath, join } from '../../../../model/field-path.ts';
import { didYouMean } from '../../../../model/nearest.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { networkPolicy } from '../../network/example-objects.ts';
import { policyFields, unknownFields } from '../../network/policy-fields.ts';
import { violationsIn } from '../../violations.ts';

const types: readonly string[] = ['Ingress', 'Egress'];

const evaluate = ({ name, types: said, spec }: NetworkPolicyView): readonly Violation[] => [
  ...unknownFields(spec, policyFields, fieldPath('/spec')).map(({ path, name: field, known }) => ({
    path,
    detail: `NetworkPolicy "${name}" has the unknown field "${field}"${didYouMean(field, known)}`,
  })),
  ...violationsIn(said, (type, index) =>
    types.includes(type)
      ? undefined
      : {
          path: join('/spec/policyTypes', index),
          detail: `policyTypes "${type}" is neither Ingress nor Egress${didYouMean(type, types)}`,
        },
  ),
];

export const networkPolicyUnknownField = defineCheck({
  id: 'network-policy-unknown-field',
  title: 'Network policies must be spelt as Kubernetes reads them',
  severity: 'medium',
  reason: 'field that Kubernetes does not know',
  rationale:
    'The API server drops a field that it does not know unless the client asks it to be strict. What is left is another policy: a rule without its misspelt from allows everybody, a policy without its misspelt egress isolates nothing.',
  controls: { nsa: ['NSA-NET-07'] },
  sources: ['malicious-actor', 'insider'],
  target: networkPolicies,
  evaluate,
  remedy: { safety: 'choice', words: 'Correct the name of the field, and apply with --validate=strict.' },
  examples: [
    {
      name: 'every field there is',
      objects: networkPolicy(
        '{ podSelector: { matchLabels: { app: web }, matchExpressions: [{ key: a, operator: In, values: [b] }] }, policyTypes: [Ingress, Egress], ingress: [{ from: [{ namespaceSelector: {}, podSelector: {} }], ports: [{ protocol: TCP, port: 1, endPort: 2 }] }], egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }] }',
      ),
      violations: [],
    },
    {
      name: 'misspelt at every depth',
      objects: networkPolicy(
        '{ podSelectors: {}, policyType: [Ingress], ingress: [{ form: [], ports: [{ ports: 80 }] }, { from: [{ podSelector: { app: web } }, { ipblock: { cidr: 10.0.0.0/8 } }] }] }',
      ),
      violations: [
        '/spec/podSelectors',
        '/spec/policyType',
        '/spec/ingress/0/form',
        '/spec/ingress/0/ports/0/ports',
        '/spec/ingress/1/from/0/podSelector/app',
        '/spec/ingress/1/from/1/ipblock',
      ],
    },
    {
      name: 'a type in lower case',
      objects: networkPolicy('{ podSelector: {}, policyTypes: [Ingress, egress] }'),
      violations: ['/spec/policyTypes/1'],
    },
  ],
});
