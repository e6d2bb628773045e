import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { findDecisions } from '../../../audit-policy/find-decisions.ts';
import { secretRequests } from '../../../audit-policy/requests.ts';
import { defineCheck, type Violation } from '../../check.ts';

const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] =>
  findDecisions(rules, secretRequests, ({ level }) => level === 'Request' || level === 'RequestResponse').map(
    ({ rule, level, requests }) => ({
      path: fieldPath(`/rules/${rule ?? 0}`),
      detail: `rule ${rule} records the content of ${requests} at level ${level}`,
      ...(/secrets|token/.test(requests) ? {} : { severity: 'medium' as const }),
    }),
  );

export const auditSecretsContent = defineCheck({
  id: 'audit-secrets-content',
  title: 'Audit logs must not hold the content of Secrets',
  severity: 'high',
  reason: 'content of Secrets in the audit log',
  rationale:
    'Everybody who may read the log, and every system that it is sent to, then has the passwords and tokens of the cluster.',
  controls: {
    nsa: ['NSA-LOG-03'],
    cis: ['3.2.2'],
    kubescape: ['C-0161'],
    attack: ['T1552'],
  },
  sources: ['insider', 'malicious-actor'],
  target: auditPolicies,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Put a rule at level Metadata for secrets, configmaps, serviceaccounts/token and tokenreviews before all others.',
  },
  examples: [
    { name: 'by their metadata', objects: auditPolicy(goodRules), violations: [] },
    {
      name: 'everything in full',
      objects: auditPolicy(['{ level: RequestResponse }']),
      violations: ['/rules/0'],
    },
    {
      name: 'a wider rule before the one that protects them',
      objects: auditPolicy(['{ level: Request, verbs: [update] }', ...goodRules]),
      violations: ['/rules/0'],
    },
    {
      name: 'of one group of people',
      objects: auditPolicy([
        '{ level: RequestResponse, userGroups: [ops], resources: [{ group: "", resources: [secrets] }] }',
        ...goodRules,
      ]),
      violations: ['/rules/0'],
    },
  ],
});
