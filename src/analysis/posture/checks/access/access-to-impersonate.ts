import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { impersonate } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToImpersonate = defineCheck({
  id: 'access-to-impersonate',
  title: 'Nobody may act as another user, group or ServiceAccount',
  kind: 'privilege',
  severity: impersonate.severity,
  reason: 'may impersonate others',
  rationale:
    'Who can impersonate has the rights of whoever is the strongest: as group system:masters that is everything, and RBAC is not even asked.',
  controls: {
    nsa: ['NSA-AUTH-13'],
    cis: ['5.1.8'],
    attack: ['T1078'],
    kubescape: ['C-0065', 'C-0191'],
    trivy: ['KSV-0043'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, impersonate),
  remedy: {
    safety: 'choice',
    words: 'Take impersonate out of the rule, or name the few users or ServiceAccounts in resourceNames.',
  },
  examples: [
    {
      name: 'one user by name',
      objects: clusterRole(rule('', 'users', 'impersonate', 'jane')),
      violations: [],
    },
    {
      name: 'users are cluster-scoped: a Role cannot allow it',
      objects: role(rule('', 'users', 'impersonate')),
      violations: [],
    },
    {
      name: 'the ServiceAccounts of a namespace',
      objects: documents(role(rule('', 'serviceaccounts', 'impersonate')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'the group that may do everything',
      objects: clusterRole(rule('', 'groups', 'impersonate', "'system:masters'")),
      violations: ['/rules/0'],
    },
  ],
});
