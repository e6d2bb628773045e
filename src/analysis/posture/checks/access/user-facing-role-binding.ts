import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { audienceOf, severityFor } from '../../access/audience.ts';
import { api, clusterRoleBinding, roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (binding: BindingView): readonly Violation[] => {
  const { roleRef, scope, subjects } = binding;
  if (roleRef.kind !== 'ClusterRole' || !['admin', 'edit'].includes(roleRef.name)) return none;
  if (scope === 'namespace') return subjectViolations(binding, ({ kind }) => kind === 'ServiceAccount');
  if (subjects.length === 0) return none;
  return [
    {
      path: fieldPath('/roleRef'),
      detail: `${audienceOf(binding)} may read Secrets, run pods and impersonate ServiceAccounts in every namespace, by ClusterRole "${roleRef.name}"`,
      severity: severityFor(binding, 'medium'),
    },
  ];
};

export const userFacingRoleBinding = defineCheck({
  id: 'user-facing-role-binding',
  title: 'admin and edit are for people, in one namespace',
  kind: 'privilege',
  severity: 'medium',
  reason: 'admin or edit given too widely',
  rationale:
    'Both roles read Secrets, run any pod and act as any ServiceAccount of where they are bound: cluster-wide that is every account of the cluster, and for a workload far more than it calls.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-12', 'NSA-AUTH-13', 'NSA-AUTH-14', 'NSA-SEC-05'],
    attack: ['T1078', 'T1098.006'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Bind the role in the namespaces of the team, and give workloads a role that lists what they call.',
  },
  examples: [
    {
      name: 'a team in its namespace',
      objects: roleBinding('ClusterRole edit', '{ kind: Group, name: shop-developers }'),
      violations: [],
    },
    {
      name: 'looking everywhere shows no Secrets',
      objects: clusterRoleBinding('ClusterRole view', '{ kind: Group, name: support }'),
      violations: [],
    },
    {
      name: 'a team in every namespace',
      objects: clusterRoleBinding('ClusterRole edit', '{ kind: Group, name: shop-developers }'),
      violations: ['/roleRef'],
    },
    { name: 'a workload', objects: roleBinding('ClusterRole admin', api), violations: ['/subjects/0'] },
  ],
});
