import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { isUnauthenticated } from '../../access/audience.ts';
import { api, clusterRoleBinding } from '../../access/example-objects.ts';
import { removeSubject, subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

/** Version and health, which every API server shows to everybody. */
const mayBePublic = 'system:public-info-viewer';

export const bindingToAnonymous = defineCheck({
  id: 'binding-to-anonymous',
  title: 'Nothing may be granted to requests without credentials',
  kind: 'privilege',
  severity: 'critical',
  reason: 'granted to unauthenticated requests',
  rationale:
    'Whoever reaches the port of the API server has these rights, with no account that could be closed and no name in the audit log.',
  controls: {
    nsa: ['NSA-AUTH-02'],
    attack: ['T1078.001'],
    kubescape: ['C-0262'],
    trivy: ['KSV-0122'],
  },
  sources: ['malicious-actor'],
  target: grantingBindings,
  evaluate: (binding: BindingView) =>
    subjectViolations(
      binding,
      (subject) => isUnauthenticated(subject) && binding.roleRef.name !== mayBePublic,
    ),
  remedy: {
    safety: 'tightening',
    words: 'Take the subject out of the binding.',
    operations: removeSubject,
  },
  examples: [
    { name: 'an account with a name', objects: clusterRoleBinding('ClusterRole view', api), violations: [] },
    {
      name: 'the role that is public by default',
      objects: clusterRoleBinding(
        'ClusterRole system:public-info-viewer',
        "{ kind: Group, name: 'system:unauthenticated' }",
      ),
      violations: [],
    },
    {
      name: 'the user and the group',
      objects: clusterRoleBinding(
        'ClusterRole view',
        "{ kind: User, name: 'system:anonymous' }",
        api,
        "{ kind: Group, name: 'system:unauthenticated' }",
      ),
      violations: ['/subjects/0', '/subjects/2'],
    },
  ],
});
