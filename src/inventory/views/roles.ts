import type { FieldPath } from '../../model/field-path.ts';
import type { PolicyRule } from '../../model/policy-rule.ts';
import type { Resource } from '../../model/resource.ts';
import { list, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import type { Metadata } from './metadata.ts';
import { labelSelector } from './pod-spec.ts';
import { aggregator, ownRules } from './role-aggregation.ts';

export const rbacGroup = 'rbac.authorization.k8s.io';

const policyRule = object({
  apiGroups: list(string),
  resources: list(string),
  verbs: list(string),
  resourceNames: list(string),
  nonResourceURLs: list(string),
});

const roleObjects = kindTarget('role-objects', 'Roles', [`${rbacGroup}/Role`], { rules: list(policyRule) });

const clusterRoleObjects = kindTarget('cluster-role-objects', 'ClusterRoles', [`${rbacGroup}/ClusterRole`], {
  rules: list(policyRule),
  aggregationRule: object({ clusterRoleSelectors: list(labelSelector) }),
});

export type ClusterRole = ReturnType<typeof clusterRoleObjects.views>[number];

/** A rule that a role grants, and where it is written. */
export interface GrantedRule {
  readonly rule: PolicyRule;
  readonly path: FieldPath;
  /** `ClusterRole metrics-reader` when aggregation brought the rule here; it is that ClusterRole's own rule too. */
  readonly from?: string;
}

/** What a role allows, whoever may be bound to it. */
export interface RoleView {
  readonly kind: 'role';
  readonly resource: Resource;
  /** A Role never grants anything on cluster-scoped objects, whatever its rules say. */
  readonly scope: 'namespace' | 'cluster';
  readonly metadata: Metadata;
  readonly rules: readonly GrantedRule[];
}

/** Every Role and ClusterRole, with the rules that it has in effect. */
export const roles: Target<RoleView> = {
  id: 'roles',
  title: 'every Role and ClusterRole',
  views: (inventory) => {
    const aggregate = aggregator(inventory, inventory.select(clusterRoleObjects));
    return [
      ...inventory.select(roleObjects).map((role) => view(role, 'namespace', ownRules(role.object.rules))),
      ...inventory.select(clusterRoleObjects).map((role) => view(role, 'cluster', aggregate(role))),
    ];
  },
};

const view = (
  role: Pick<ClusterRole, 'resource'> & { readonly object: { readonly metadata?: Metadata | undefined } },
  scope: RoleView['scope'],
  rules: readonly GrantedRule[],
): RoleView => ({
  kind: 'role',
  resource: role.resource,
  scope,
  metadata: role.object.metadata ?? {},
  rules,
});

interface RoleIndex extends View {
  readonly byName: ReadonlyMap<string, RoleView>;
}

const roleIndex: Target<RoleIndex> = {
  id: 'role-index',
  title: 'Roles and ClusterRoles by name',
  views: (inventory) => {
    const all = inventory.select(roles);
    const first = all[0];
    const key = ({ scope, resource }: RoleView) =>
      keyOf(scope === 'cluster' ? undefined : namespaceOf(resource), resource.reference.name);
    return first === undefined
      ? []
      : [{ resource: first.resource, byName: new Map(all.map((role) => [key(role), role])) }];
  },
};

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

/** The Role of a namespace, or the ClusterRole where `namespace` is `undefined`; `undefined` when the input does not hold it. */
export const roleNamed = (
  inventory: Inventory,
  namespace: string | undefined,
  name: string,
): RoleView | undefined => inventory.select(roleIndex)[0]?.byName.get(keyOf(namespace, name));
