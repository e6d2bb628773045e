import { namespaceOf } from '../inventory.ts';
import type { Target } from '../target.ts';
import { type BindingView, bindings, type SubjectView } from './bindings.ts';
import { isBuiltInRole, isUserFacing } from './built-in-roles.ts';
import type { Metadata } from './metadata.ts';
import { type RoleView, roles } from './roles.ts';

/** A role, or the binding that makes it real. */
export type Grant = RoleView | BindingView;

/** Every role and binding that somebody wrote: Kubernetes' own are as they have to be. */
export const grants: Target<Grant> = {
  id: 'grants',
  title:
    'every Role, ClusterRole, RoleBinding and ClusterRoleBinding but those that Kubernetes creates itself',
  views: (inventory) => [
    ...inventory.select(roles).filter((role) => !isDefaultRole(role)),
    ...inventory.select(grantingBindings),
  ],
};

/** Every binding that somebody wrote. */
export const grantingBindings: Target<BindingView> = {
  id: 'granting-bindings',
  title: 'every RoleBinding and ClusterRoleBinding but those that Kubernetes creates itself',
  views: (inventory) => inventory.select(bindings).filter((binding) => !isDefaultBinding(binding)),
};

/** The label that the API server puts on the objects which it creates and repairs at its start. */
const isLabelledDefault = ({ labels }: Metadata): boolean =>
  labels?.['kubernetes.io/bootstrapping'] === 'rbac-defaults';

/**
 * Anybody can write the name and the label into a manifest. That hides nothing: a role alone grants nothing, and a binding is
 * Kubernetes' own only when its subjects are too.
 */
const isDefaultRole = ({ scope, resource, metadata }: RoleView): boolean => {
  const { name } = resource.reference;
  if (scope === 'cluster' && (name === 'cluster-admin' || isUserFacing(name))) return true;
  return isLabelledDefault(metadata) && isBuiltInRole(namespaceOf(resource), name);
};

const isDefaultBinding = ({ resource, metadata, roleRef, subjects }: BindingView): boolean => {
  if (!isLabelledDefault(metadata)) return false;
  if (roleRef.name === 'cluster-admin')
    return resource.reference.name === 'cluster-admin' && subjects.every(isMasters);
  return (
    isBuiltInRole(namespaceOf(resource), roleRef.name) &&
    subjects.every(
      (subject) => isSystem(subject) || (publicRoles.includes(roleRef.name) && isPublic(subject)),
    )
  );
};

const isMasters = ({ kind, name }: SubjectView): boolean => kind === 'Group' && name === 'system:masters';

/** What everybody may know: version, health and the list of APIs. Bound to these groups by every API server. */
const publicRoles: readonly string[] = [
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
];

const publicGroups: readonly string[] = [
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
];

const isPublic = ({ kind, name }: SubjectView): boolean => kind === 'Group' && publicGroups.includes(name);

const isSystem = ({ kind, name, namespace }: SubjectView): boolean => {
  if (kind === 'ServiceAccount') return namespace === 'kube-system';
  return (
    name.startsWith('system:') &&
    name !== 'system:anonymous' &&
    !publicGroups.includes(name) &&
    !name.startsWith('system:serviceaccount')
  );
};
