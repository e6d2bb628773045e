import { group } from '../../../model/kinds/kind.ts';
import { kinds } from '../../../model/kinds/kinds.ts';
import { type Manifest, named } from '../template/part.ts';
import { labels } from './labels.ts';

const policies = kinds.map(({ plural }) => plural);
const exceptions = policies.filter((plural) => plural.endsWith('riskexceptions'));

const clusterRole = (
  name: string,
  rules: readonly { readonly resources: readonly string[]; readonly verbs: readonly string[] }[],
): Manifest => ({
  file: `roles/${name}.yaml`,
  object: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: named(name), labels: labels('policy') },
    rules: rules.map(({ resources, verbs }) => ({ apiGroups: [group], resources, verbs })),
  },
});

/** Roles for people. Nobody has them until somebody binds them, in one namespace or in all. */
export const userRoles: readonly Manifest[] = [
  clusterRole('viewer', [{ resources: policies, verbs: ['get', 'list', 'watch'] }]),
  clusterRole('editor', [
    { resources: policies, verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'] },
  ]),
  clusterRole('approver', [
    { resources: exceptions, verbs: ['approve', 'get', 'list', 'patch', 'update', 'watch'] },
  ]),
];
