import { type AuditPolicyView, auditPolicies } from '../../../../inventory/views/audit-policies.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { auditPolicy, goodRules } from '../../../audit-policy/example-policy.ts';
import { findDecisions } from '../../../audit-policy/find-decisions.ts';
import { criticalRequests } from '../../../audit-policy/requests.ts';
import { defineCheck, type Violation } from '../../check.ts';

/** What is not recorded at all is a gap, which another check tells. */
const evaluate = ({ object: { rules = [] } }: AuditPolicyView): readonly Violation[] =>
  findDecisions(rules, criticalRequests, ({ level }) => level === 'Metadata').map(({ rule, requests }) => ({
    path: fieldPath(`/rules/${rule ?? 0}`),
    detail: `rule ${rule} records ${requests} without what was asked for`,
  }));

export const auditCriticalRequests = defineCheck({
  id: 'audit-critical-requests',
  title: 'Critical requests must be recorded with what they ask for',
  severity: 'medium',
  reason: 'critical requests by metadata only',
  rationale:
    'The log then says that a pod or a binding was created, and not that it is privileged or whom it gives which rights.',
  controls: {
    nsa: ['NSA-LOG-06'],
    cis: ['3.2.2'],
    kubescape: ['C-0161'],
    attack: ['T1562.008'],
  },
  sources: ['malicious-actor', 'insider'],
  target: auditPolicies,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Put a rule at level Request before it, for writes of pods, workloads, roles, bindings, certificates, namespaces and webhooks.',
  },
  examples: [
    { name: 'with their content', objects: auditPolicy(goodRules), violations: [] },
    { name: 'by metadata', objects: auditPolicy(['{ level: Metadata }']), violations: ['/rules/0'] },
    {
      name: 'pods alone with their content',
      objects: auditPolicy([
        '{ level: Request, resources: [{ group: "", resources: [pods] }] }',
        '{ level: Metadata }',
      ]),
      violations: ['/rules/1'],
    },
  ],
});
