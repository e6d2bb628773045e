import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { isEveryUser } from '../../access/audience.ts';
import { api, clusterRoleBinding, roleBinding } from '../../access/example-objects.ts';
import { removeSubject, subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

/** What every API server grants to everybody who logs in: the list of APIs, and questions about oneself. */
const mayBeForAll: readonly string[] = [
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
];

export const bindingToAuthenticated = defineCheck({
  id: 'binding-to-authenticated',
  title: 'Nothing beyond discovery may be granted to everybody who can log in',
  kind: 'privilege',
  severity: 'high',
  reason: 'granted to every authenticated user',
  rationale:
    'Each workload with a token is in system:authenticated, and on some clouds each person with an account there: one broken pod is enough to use the right.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-11'],
    attack: ['T1078'],
    kubescape: ['C-0265'],
    trivy: ['KSV-01011'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding: BindingView) =>
    subjectViolations(
      binding,
      (subject) => isEveryUser(subject) && !mayBeForAll.includes(binding.roleRef.name),
      binding.scope === 'cluster' ? 'high' : 'medium',
    ),
  remedy: {
    safety: 'tightening',
    words: 'Bind the groups and ServiceAccounts that need it instead of everybody.',
    operations: removeSubject,
  },
  examples: [
    { name: 'an account with a name', objects: clusterRoleBinding('ClusterRole view', api), violations: [] },
    {
      name: 'discovery is for all',
      objects: clusterRoleBinding(
        'ClusterRole system:discovery',
        "{ kind: Group, name: 'system:authenticated' }",
      ),
      violations: [],
    },
    {
      name: 'everybody may look at everything',
      objects: clusterRoleBinding('ClusterRole view', "{ kind: Group, name: 'system:authenticated' }"),
      violations: ['/subjects/0'],
    },
    {
      name: 'everybody, in one namespace',
      objects: roleBinding('Role app', api, "{ kind: Group, name: 'system:authenticated' }"),
      violations: ['/subjects/1'],
    },
  ],
});
