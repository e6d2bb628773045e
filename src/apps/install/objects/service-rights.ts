import type { Right, Role } from '../rights/right.ts';
import { rights } from '../rights/rights.ts';
import {
  all,
  any,
  type Condition,
  equals,
  isSet,
  type Manifest,
  type Members,
  named,
  type Part,
  releaseNamespace,
  spread,
  value,
  when,
} from '../template/part.ts';
import { labels } from './labels.ts';

/** When a part runs as a workload of its own. */
export const runs: Readonly<Record<Role, Condition | undefined>> = {
  controller: undefined,
  api: equals('mode', 'split'),
  admission: isSet('admission.enabled'),
};

/** The account of a part. In one pod with the controller, the API has the controller's. */
const accountOf = (role: Role): Part =>
  role === 'api' ? when(equals('mode', 'split'), named('api'), named('controller')) : named(role);

const rbac = 'rbac.authorization.k8s.io';

const ruleOf = ({ group, resources, verbs, names, exactNames, namesFrom, when: condition }: Right): Part => {
  const rule: Members = {
    apiGroups: [group],
    resources,
    ...(names === undefined ? {} : { resourceNames: names.map(named) }),
    ...(exactNames === undefined ? {} : { resourceNames: exactNames }),
    ...(namesFrom === undefined ? {} : { resourceNames: value(namesFrom) }),
    verbs,
  };
  return condition === undefined ? rule : when(condition, rule);
};

const conditional = (condition: Condition | undefined) =>
  condition === undefined ? {} : { when: condition };

/** A role whose every rule is conditional stands only where one of them does. */
const someOf = (own: readonly Right[]): Condition | undefined => {
  const conditions = own.flatMap((right) => right.when ?? []);
  return conditions.length === own.length ? any(...conditions) : undefined;
};

const both = (one: Condition | undefined, other: Condition | undefined): Condition | undefined =>
  one !== undefined && other !== undefined ? all(one, other) : (one ?? other);

const account = (role: Role): Manifest => ({
  file: `${role}/service-account.yaml`,
  ...conditional(runs[role]),
  object: {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: named(role), namespace: releaseNamespace, labels: labels(role) },
    automountServiceAccountToken: false,
  },
});

const roleObjects = (role: Role, within: Right['within']): readonly Manifest[] => {
  const own = rights[role].filter((right) => right.within === within);
  if (own.length === 0) return [];
  const kind = within === 'cluster' ? 'ClusterRole' : 'Role';
  const metadata: Members = {
    name: named(role),
    ...(within === 'cluster' ? {} : { namespace: releaseNamespace }),
    labels: labels(role),
  };
  const condition = both(role === 'api' ? undefined : runs[role], someOf(own));
  const file = `${role}/${within === 'cluster' ? 'cluster-role' : 'role'}`;
  const extra = role === 'controller' && within === 'cluster' ? [spread('rbac.extraReads')] : [];
  return [
    {
      file: `${file}.yaml`,
      ...conditional(condition),
      object: { apiVersion: `${rbac}/v1`, kind, metadata, rules: [...own.map(ruleOf), ...extra] },
    },
    {
      file: `${file}-binding.yaml`,
      ...conditional(condition),
      object: {
        apiVersion: `${rbac}/v1`,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup: rbac, kind, name: named(role) },
        subjects: [{ kind: 'ServiceAccount', name: accountOf(role), namespace: releaseNamespace }],
      },
    },
  ];
};

/** Accounts of the parts, and roles with exactly the rights that the table names. */
export const serviceRights: readonly Manifest[] = (['controller', 'api', 'admission'] as const).flatMap(
  (role) => [account(role), ...roleObjects(role, 'cluster'), ...roleObjects(role, 'own namespace')],
);
