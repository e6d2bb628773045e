import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { findDecisions } from '../../../audit-policy/find-decisions.ts';
import { tracedRequests } from '../../../audit-policy/requests.ts';
import { defineCheck, type Violation } from '../../check.ts';

const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] =>
  findDecisions(rules, tracedRequests, ({ level }) => level === 'None').map(({ rule, requests }) => ({
    path: fieldPath(rule === undefined ? '/rules' : `/rules/${rule}`),
    detail: rule === undefined ? `no rule records ${requests}` : `rule ${rule} leaves out ${requests}`,
  }));

export const auditGap = defineCheck({
  id: 'audit-gap',
  title: 'An audit policy must have no gap where attackers act',
  severity: 'high',
  reason: 'audit policy with a gap',
  rationale:
    'Shells into pods, reads of Secrets and changes of roles by whom the rule names leave no trace: an attacker who knows the policy uses just that name.',
  controls: {
    nsa: ['NSA-LOG-04'],
    cis: ['3.2.2'],
    kubescape: ['C-0161'],
    attack: ['T1562.008'],
  },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Limit the rule at level None to the verbs, resources and names that are noise.',
  },
  examples: [
    { name: 'no gap', objects: auditPolicy(goodRules), violations: [] },
    {
      name: 'noise left out',
      objects: auditPolicy([
        '{ level: None, users: ["system:kube-proxy"], verbs: [watch], resources: [{ group: "", resources: [endpoints, services] }] }',
        '{ level: None, nonResourceURLs: ["/healthz*"] }',
        ...goodRules,
      ]),
      violations: [],
    },
    {
      name: 'a user left out',
      objects: auditPolicy(['{ level: None, users: [admin] }', ...goodRules]),
      violations: ['/rules/0'],
    },
    {
      name: 'no rule for the rest',
      objects: auditPolicy(['{ level: Metadata, resources: [{ group: "" }] }']),
      violations: ['/rules'],
    },
  ],
});
