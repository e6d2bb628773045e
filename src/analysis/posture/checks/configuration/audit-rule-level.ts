import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { parseLevel } from '../../../audit-policy/decide.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] =>
  rules.length === 0
    ? [
        {
          path: fieldPath('/rules'),
          detail: 'the policy has no rule, so the API server does not start with it',
        },
      ]
    : violationsIn(rules, ({ level }, index) =>
        parseLevel(level) !== undefined
          ? undefined
          : {
              path: fieldPath(`/rules/${index}/level`),
              detail: `rule ${index} has the level "${level ?? ''}", which is none of None, Metadata, Request and RequestResponse`,
            },
      );

export const auditRuleLevel = defineCheck({
  id: 'audit-rule-level',
  title: 'Each audit rule must have a level that exists',
  severity: 'high',
  reason: 'audit rule without a valid level',
  rationale:
    'The API server refuses the policy: it does not start, or somebody starts it without an audit log.',
  controls: { nsa: ['NSA-LOG-02'], cis: ['3.2.1'], kubescape: ['C-0161'], attack: ['T1562.008'] },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: { safety: 'choice', words: 'Write None, Metadata, Request or RequestResponse as the level.' },
  examples: [
    { name: 'levels that exist', objects: auditPolicy(goodRules), violations: [] },
    {
      name: 'a slip of the pen, and none',
      objects: auditPolicy(['{ level: metadata }', '{ users: [a] }']),
      violations: ['/rules/0/level', '/rules/1/level'],
    },
    { name: 'no rules', objects: auditPolicy([]), violations: ['/rules'] },
  ],
});
