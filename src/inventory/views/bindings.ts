import { type FieldPath, join } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { list, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { builtInClusterRole } from './built-in-roles.ts';
import { kindTarget } from './kind.ts';
import type { Metadata } from './metadata.ts';
import { type GrantedRule, rbacGroup, roleNamed } from './roles.ts';

const fields = {
  roleRef: object({ apiGroup: string, kind: string, name: string }),
  subjects: list(object({ apiGroup: string, kind: string, name: string, namespace: string })),
};

const roleBindingObjects = kindTarget(
  'role-binding-objects',
  'RoleBindings',
  [`${rbacGroup}/RoleBinding`],
  fields,
);

const clusterRoleBindingObjects = kindTarget(
  'cluster-role-binding-objects',
  'ClusterRoleBindings',
  [`${rbacGroup}/ClusterRoleBinding`],
  fields,
);

/** Who a binding gives the role to. */
export interface SubjectView {
  /** `User`, `Group` or `ServiceAccount`; whatever the manifest says. */
  readonly kind: string;
  readonly name: string;
  /** Of a ServiceAccount: its own namespace, where the manifest gives none the binding's. */
  readonly namespace: string | undefined;
  /** Whether the manifest names the namespace; the API server refuses a ServiceAccount without one. */
  readonly hasNamespace: boolean;
  readonly path: FieldPath;
}

/** What makes a role real: who may do what it allows, and where. */
export interface BindingView {
  readonly kind: 'binding';
  readonly resource: Resource;
  /** A ClusterRoleBinding grants in every namespace and on cluster-scoped objects, a RoleBinding only in its own namespace. */
  readonly scope: 'namespace' | 'cluster';
  readonly metadata: Metadata;
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects: readonly SubjectView[];
  /** What is granted. `undefined` when the role is neither in the input nor one that every cluster has. */
  readonly rules: readonly GrantedRule[] | undefined;
}

type BindingObject = ReturnType<typeof roleBindingObjects.views>[number];

/** Every RoleBinding and ClusterRoleBinding, with the rules of its role. */
export const bindings: Target<BindingView> = {
  id: 'bindings',
  title: 'every RoleBinding and ClusterRoleBinding',
  views: (inventory) => [
    ...inventory.select(roleBindingObjects).map((one) => view(inventory, one, 'namespace')),
    ...inventory.select(clusterRoleBindingObjects).map((one) => view(inventory, one, 'cluster')),
  ],
};

const view = (
  inventory: Inventory,
  { resource, object: binding }: BindingObject,
  scope: BindingView['scope'],
): BindingView => {
  const roleRef = { kind: binding.roleRef?.kind ?? '', name: binding.roleRef?.name ?? '' };
  return {
    kind: 'binding',
    resource,
    scope,
    metadata: binding.metadata ?? {},
    roleRef,
    subjects: (binding.subjects ?? []).map(({ kind = '', name = '', namespace }, index) => ({
      kind,
      name,
      namespace: kind === 'ServiceAccount' ? namespace || resource.reference.namespace : undefined,
      hasNamespace: namespace !== undefined && namespace !== '',
      path: join('/subjects', index),
    })),
    rules: rulesOf(inventory, resource, roleRef),
  };
};

const rulesOf = (
  inventory: Inventory,
  binding: Resource,
  { kind, name }: BindingView['roleRef'],
): readonly GrantedRule[] | undefined => {
  if (kind === 'Role') return roleNamed(inventory, namespaceOf(binding), name)?.rules;
  if (kind !== 'ClusterRole') return undefined;
  return roleNamed(inventory, undefined, name)?.rules ?? builtInClusterRole(name);
};

/** What a subject is looked up by. */
export const subjectKey = ({
  kind,
  namespace,
  name,
}: Pick<SubjectView, 'kind' | 'namespace' | 'name'>): string => `${kind}/${namespace ?? ''}/${name}`;

const key = (kind: string, name: string): string => subjectKey({ kind, namespace: undefined, name });

/** Every subject that a ServiceAccount is: itself, its user name, and the groups that its token is in. */
export const subjectKeysOfServiceAccount = (namespace: string, name: string): readonly string[] => [
  subjectKey({ kind: 'ServiceAccount', namespace, name }),
  key('User', `system:serviceaccount:${namespace}:${name}`),
  key('Group', `system:serviceaccounts:${namespace}`),
  key('Group', 'system:serviceaccounts'),
  key('Group', 'system:authenticated'),
];

interface BindingIndex extends View {
  readonly bySubject: ReadonlyMap<string, readonly BindingView[]>;
}

const bindingIndex: Target<BindingIndex> = {
  id: 'binding-index',
  title: 'bindings by subject',
  views: (inventory) => {
    const bySubject = new Map<string, BindingView[]>();
    const all = inventory.select(bindings);
    for (const binding of all)
      for (const subject of binding.subjects) {
        const known = bySubject.get(subjectKey(subject));
        if (known === undefined) bySubject.set(subjectKey(subject), [binding]);
        else known.push(binding);
      }
    const first = all[0];
    return first === undefined ? [] : [{ resource: first.resource, bySubject }];
  },
};

const nobody: readonly BindingView[] = [];

/** The bindings that name a ServiceAccount, or a group that it is in. */
export const bindingsOfServiceAccount = (
  inventory: Inventory,
  namespace: string,
  name: string,
): readonly BindingView[] => {
  const bySubject = inventory.select(bindingIndex)[0]?.bySubject;
  if (bySubject === undefined) return nobody;
  return subjectKeysOfServiceAccount(namespace, name).flatMap((one) => bySubject.get(one) ?? nobody);
};
