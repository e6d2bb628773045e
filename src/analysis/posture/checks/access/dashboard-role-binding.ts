import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const dashboard = 'kubernetes-dashboard';

/** The dashboard's own ServiceAccounts; the newer releases have one for each part. */
const isDashboard = (name: string): boolean => name.startsWith(dashboard);

const evaluate = (binding: BindingView): readonly Violation[] =>
  isDashboard(binding.roleRef.name)
    ? subjectViolations(binding, ({ kind, name }) => kind !== 'ServiceAccount' || !isDashboard(name))
    : none;

export const dashboardRoleBinding = defineCheck({
  id: 'dashboard-role-binding',
  title: 'Only the dashboard itself may have the rights of the dashboard',
  kind: 'privilege',
  severity: 'medium',
  reason: 'bound to the role of the dashboard',
  rationale:
    'The role reads the keys and sessions of the dashboard: whoever has it can sit in the session of an administrator who is logged in there.',
  controls: { nsa: ['NSA-AUTH-10'], attack: ['T1078'], kubescape: ['C-0014'] },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate,
  remedy: { safety: 'choice', words: 'Bind a role of the subject’s own.' },
  examples: [
    {
      name: 'the dashboard',
      objects: roleBinding(
        'ClusterRole kubernetes-dashboard',
        '{ kind: ServiceAccount, name: kubernetes-dashboard, namespace: shop }',
      ),
      violations: [],
    },
    {
      name: 'somebody else',
      objects: roleBinding('ClusterRole kubernetes-dashboard', '{ kind: Group, name: developers }'),
      violations: ['/subjects/0'],
    },
  ],
});
