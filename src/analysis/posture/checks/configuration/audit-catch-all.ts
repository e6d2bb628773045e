import {
  type AuditPolicyView,
  type AuditRule,
  auditPolicies,
} from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { isAtLeast, parseLevel } from '../../../audit-policy/decide.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const hasSelector = (rule: AuditRule): boolean =>
  [rule.users, rule.userGroups, rule.verbs, rule.resources, rule.namespaces, rule.nonResourceURLs].some(
    (list) => (list ?? []).length > 0,
  );

const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] => {
  const last = rules.at(-1);
  if (last === undefined) return none;
  const path = fieldPath(`/rules/${rules.length - 1}`);
  if (hasSelector(last)) return [{ path, detail: 'the last rule does not catch what no other rule matches' }];
  return isAtLeast(parseLevel(last.level) ?? 'None', 'Metadata')
    ? none
    : [{ path, detail: 'the last rule leaves out what no other rule matches' }];
};

export const auditCatchAll = defineCheck({
  id: 'audit-catch-all',
  title: 'The last audit rule must catch what is left',
  severity: 'medium',
  reason: 'audit policy without a catch-all rule',
  rationale:
    'What no rule matches is not recorded: resources that come with the next version or the next operator are outside of the log.',
  controls: { nsa: ['NSA-LOG-05'], cis: ['3.2.2'], kubescape: ['C-0161'], attack: ['T1562.008'] },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'End the policy with a rule that has the level Metadata and nothing else.',
    operations: ({ object: { rules = [] } }, { path }) => {
      const last = rules.at(-1);
      return last !== undefined && hasSelector(last)
        ? [{ op: 'add', path: fieldPath('/rules/-'), value: { level: 'Metadata' } }]
        : [{ op: 'replace', path: fieldPath(`${path}/level`), value: 'Metadata' }];
    },
  },
  examples: [
    { name: 'caught', objects: auditPolicy(goodRules), violations: [] },
    {
      name: 'not caught',
      objects: auditPolicy(['{ level: Metadata, verbs: [create] }']),
      violations: ['/rules/0'],
    },
    {
      name: 'left out',
      objects: auditPolicy(['{ level: Metadata, verbs: [create] }', '{ level: None }']),
      violations: ['/rules/1'],
    },
  ],
});
