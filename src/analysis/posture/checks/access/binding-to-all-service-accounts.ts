import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { isEveryServiceAccount, namespaceOfGroup } from '../../access/audience.ts';
import { api, clusterRoleBinding, roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

const harmless: readonly string[] = ['system:service-account-issuer-discovery', 'system:image-puller'];

export const bindingToAllServiceAccounts = defineCheck({
  id: 'binding-to-all-service-accounts',
  title: 'Rights must go to single ServiceAccounts, not to all at once',
  kind: 'privilege',
  severity: 'high',
  reason: 'granted to whole ServiceAccount groups',
  rationale:
    'Every pod that runs now or later has the right, those of other teams and those that never call the API included, so the weakest of them decides.',
  controls: { nsa: ['NSA-AUTH-06', 'NSA-AUTH-10', 'NSA-AUTH-11'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding: BindingView) =>
    harmless.includes(binding.roleRef.name)
      ? []
      : [
          ...subjectViolations(binding, isEveryServiceAccount),
          ...subjectViolations(binding, (subject) => namespaceOfGroup(subject) !== undefined, 'medium'),
        ],
  remedy: { safety: 'choice', words: 'Bind the ServiceAccounts that need it, each by its name.' },
  examples: [
    { name: 'one by name', objects: clusterRoleBinding('ClusterRole view', api), violations: [] },
    {
      name: 'all of the cluster',
      objects: clusterRoleBinding('ClusterRole view', "{ kind: Group, name: 'system:serviceaccounts' }"),
      violations: ['/subjects/0'],
    },
    {
      name: 'all of a namespace',
      objects: roleBinding('Role app', api, "{ kind: Group, name: 'system:serviceaccounts:shop' }"),
      violations: ['/subjects/1'],
    },
  ],
});
