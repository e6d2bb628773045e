import type { SubjectView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { nameOfSubject } from '../../access/audience.ts';
import { api, clusterRoleBinding } from '../../access/example-objects.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const userNames: readonly string[] = ['system:anonymous'];

const groupName =
  /^system:(?:unauthenticated|authenticated|masters|nodes|monitoring|bootstrappers|serviceaccounts(?::[^:]+)?)$/;

/**
 * The kind that a name of Kubernetes' own belongs to, where the subject says another.
 * (kubernetes.io/docs/reference/access-authn-authz/rbac, "Default roles and role bindings", "Referring to subjects")
 */
const meantKind = ({ kind, name }: SubjectView): 'User' | 'Group' | undefined => {
  if (kind === 'Group' && userNames.includes(name)) return 'User';
  return kind === 'User' && groupName.test(name) ? 'Group' : undefined;
};

const violation = (subject: SubjectView): Violation | undefined => {
  const meant = meantKind(subject);
  return (
    meant && {
      path: subject.path,
      detail: `${nameOfSubject(subject)} does not exist: "${subject.name}" is the name of a ${meant}`,
    }
  );
};

export const mistakenSubjectKind = defineCheck({
  id: 'mistaken-subject-kind',
  title: 'Users and groups of Kubernetes must be named by their kind',
  severity: 'low',
  reason: 'subject of the wrong kind',
  rationale:
    'The binding gives nothing to those who were meant. Whoever corrects the kind later opens what it says to everybody, and a review that searches for the group has passed it by.',
  controls: { nsa: ['NSA-AUTH-10'] },
  sources: ['insider'],
  target: grantingBindings,
  evaluate: ({ subjects }) => violationsIn(subjects, violation),
  remedy: { safety: 'choice', words: 'Take the subject out, or correct its kind if everybody is meant.' },
  examples: [
    {
      name: 'names of the right kind',
      objects: clusterRoleBinding(
        'ClusterRole app',
        "{ kind: Group, name: 'system:nodes' }",
        "{ kind: User, name: 'system:kube-scheduler' }",
        api,
      ),
      violations: [],
    },
    {
      name: 'a user as a group, and groups as users',
      objects: clusterRoleBinding(
        'ClusterRole app',
        "{ kind: Group, name: 'system:anonymous' }",
        "{ kind: User, name: 'system:masters' }",
        "{ kind: User, name: 'system:serviceaccounts:shop' }",
      ),
      violations: ['/subjects/0', '/subjects/1', '/subjects/2'],
    },
  ],
});
