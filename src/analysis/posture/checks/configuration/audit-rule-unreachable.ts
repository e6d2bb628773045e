import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { boundedRules } from '../../../audit-policy/bounded-rules.ts';
import { covers } from '../../../audit-policy/covers.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] => {
  const compared = boundedRules(rules);
  return violationsIn(compared, (rule, index) => {
    const wider = compared.slice(0, index).findIndex((earlier) => covers(earlier, rule));
    if (wider < 0) return undefined;
    return {
      path: fieldPath(`/rules/${index}`),
      detail: `rule ${index} is never reached: rule ${wider} matches all that it does`,
      because: [`/rules/${wider}`],
    };
  });
};

export const auditRuleUnreachable = defineCheck({
  id: 'audit-rule-unreachable',
  title: 'Each audit rule must be reached',
  severity: 'medium',
  reason: 'audit rule that is never reached',
  rationale:
    'The first rule that matches decides: somebody believes that events are recorded, or kept out, and they are not.',
  controls: { nsa: ['NSA-LOG-02'], cis: ['3.2.2'], kubescape: ['C-0161'], attack: ['T1562.008'] },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: { safety: 'choice', words: 'Move the narrower rule before the wider one, or remove it.' },
  examples: [
    { name: 'the narrow before the wide', objects: auditPolicy(goodRules), violations: [] },
    {
      name: 'the wide before the narrow',
      objects: auditPolicy([
        '{ level: Metadata, resources: [{ group: "", resources: ["*"] }] }',
        '{ level: RequestResponse, verbs: [create], resources: [{ group: "", resources: [pods] }] }',
        '{ level: Request, resources: [{ group: "apps" }] }',
      ]),
      violations: ['/rules/1'],
    },
  ],
});
