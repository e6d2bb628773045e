import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { manageRoles } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToManageRoles = defineCheck({
  id: 'access-to-manage-roles',
  title: 'Only those who administer access may change roles and bindings',
  kind: 'privilege',
  severity: manageRoles.severity,
  reason: 'may change roles and bindings',
  rationale:
    'Who writes bindings can hand each right of their own to anybody, to accounts that nobody watches too, and keep it when their own account is closed.',
  controls: {
    nsa: ['NSA-AUTH-13', 'NSA-AUTH-10'],
    attack: ['T1098.006'],
    trivy: ['KSV-0050', 'KSV-0055'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, manageRoles),
  remedy: {
    safety: 'choice',
    words: 'Take create, update and patch on roles and bindings out of the rule.',
  },
  examples: [
    {
      name: 'reading them',
      objects: role(rule('rbac.authorization.k8s.io', 'roles, rolebindings', 'get, list')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(
        role(rule('rbac.authorization.k8s.io', 'rolebindings', 'create')),
        roleBinding('Role app', api),
      ),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'a ClusterRole in a namespace says nothing of cluster-wide bindings',
      objects: documents(
        clusterRole(rule('rbac.authorization.k8s.io', 'clusterrolebindings', 'patch')),
        roleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0'],
    },
  ],
});
