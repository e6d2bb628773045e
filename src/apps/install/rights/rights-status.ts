import type { Cluster } from '../cluster/cluster.ts';
import type { Release } from '../cluster/release-objects.ts';
import type { Right, Role } from './right.ts';
import { rights } from './rights.ts';

/** A right of the table, and whether the cluster gives it. */
export interface RightStatus {
  readonly role: Role;
  readonly within: Right['within'];
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly names: readonly string[];
  readonly why: string;
  /** `off`: no setting asks for it. `missing`: it should be there and is not. */
  readonly state: 'given' | 'off' | 'missing';
}

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs?: readonly string[];
}

/** What each part may do and why, held against the roles that are in the cluster. */
export const rightsStatus = async (cluster: Cluster, release: Release): Promise<readonly RightStatus[]> => {
  const roles: readonly Role[] = ['controller', 'api', 'admission'];
  const statuses = await Promise.all(
    roles.map(async (role) => {
      const rules = {
        cluster: await rulesAt(
          cluster,
          `/apis/rbac.authorization.k8s.io/v1/clusterroles/${release.name}-${role}`,
        ),
        'own namespace': await rulesAt(
          cluster,
          `/apis/rbac.authorization.k8s.io/v1/namespaces/${release.namespace}/roles/${release.name}-${role}`,
        ),
      };
      return rights[role].map((right) => rightStatus(role, right, rules[right.within], release.name));
    }),
  );
  return statuses.flat();
};

const rulesAt = async (cluster: Cluster, path: string): Promise<readonly Rule[] | undefined> => {
  const role = await cluster.find<{ readonly rules?: readonly Rule[] }>(path);
  return role === undefined ? undefined : (role.rules ?? []);
};

const rightStatus = (
  role: Role,
  right: Right,
  rules: readonly Rule[] | undefined,
  release: string,
): RightStatus => {
  const names = [...(right.names ?? []).map((name) => `${release}-${name}`), ...(right.exactNames ?? [])];
  const isGiven = (rules ?? []).some((rule) => gives(rule, right, names));
  const isOptional = right.when !== undefined || rules === undefined;
  const missing = isOptional ? 'off' : 'missing';
  return {
    role,
    within: right.within,
    group: right.group,
    resources: right.resources,
    verbs: right.verbs,
    names,
    why: right.why,
    state: isGiven ? 'given' : missing,
  };
};

const gives = (rule: Rule, right: Right, names: readonly string[]): boolean =>
  rule.apiGroups?.includes(right.group) === true &&
  right.resources.every((resource) => rule.resources?.includes(resource)) &&
  right.verbs.every((verb) => rule.verbs?.includes(verb)) &&
  // A rule for other names is another rule; names out of values are whatever somebody set.
  (right.namesFrom !== undefined ||
    (names.length === 0) === (rule.resourceNames === undefined || rule.resourceNames.length === 0)) &&
  names.every((name) => rule.resourceNames?.includes(name));
