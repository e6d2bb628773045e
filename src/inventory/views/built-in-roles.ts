import { root } from '../../model/field-path.ts';
import type { PolicyRule } from '../../model/policy-rule.ts';
import type { GrantedRule } from './roles.ts';

/**
 * Roles that every API server creates at its start (kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy), as far as what they
 * allow is dangerous in the wrong hands. Manifests bind them without holding them.
 */
const dangerous: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  edit: [
    {
      apiGroups: [''],
      resources: ['secrets', 'configmaps'],
      verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
    },
    {
      apiGroups: [''],
      resources: ['pods', 'pods/exec', 'pods/attach', 'pods/portforward'],
      verbs: ['create', 'update', 'patch', 'delete'],
    },
    {
      apiGroups: ['apps'],
      resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
      verbs: ['create', 'update', 'patch', 'delete'],
    },
    { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['create', 'update', 'patch', 'delete'] },
    { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] },
    { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
  ],
  'system:kubelet-api-admin': [{ apiGroups: [''], resources: ['nodes/proxy'], verbs: ['*'] }],
  'system:node': [
    { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['pods', 'serviceaccounts/token'], verbs: ['create'] },
  ],
  'system:kube-controller-manager': [
    { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] },
    { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'create', 'update', 'delete'] },
    { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
  ],
  'system:controller:clusterrole-aggregation-controller': [
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: ['clusterroles'],
      verbs: ['escalate', 'update', 'patch'],
    },
  ],
  'system:controller:generic-garbage-collector': [
    { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete'] },
  ],
  'system:controller:namespace-controller': [
    { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch', 'delete', 'deletecollection'] },
  ],
  'system:certificates.k8s.io:kube-apiserver-client-approver': [
    {
      apiGroups: ['certificates.k8s.io'],
      resources: ['signers'],
      resourceNames: ['kubernetes.io/kube-apiserver-client'],
      verbs: ['approve'],
    },
  ],
};

const rules: ReadonlyMap<string, readonly GrantedRule[]> = new Map(
  Object.entries(dangerous).map(([name, list]) => [name, list.map((rule) => ({ rule, path: root }))]),
);

/** The ClusterRoles that Kubernetes means for people, to be bound in a namespace. `admin` is `edit` and the namespace's own roles. */
const userFacing: ReadonlyMap<string, readonly GrantedRule[]> = new Map([
  [
    'admin',
    [
      ...(rules.get('edit') ?? []),
      {
        rule: {
          apiGroups: ['rbac.authorization.k8s.io'],
          resources: ['roles', 'rolebindings'],
          verbs: ['create', 'update', 'patch', 'delete'],
        },
        path: root,
      },
    ],
  ],
  ['edit', rules.get('edit') ?? []],
  ['view', []],
]);

const harmless: readonly GrantedRule[] = [];

export const isUserFacing = (clusterRole: string): boolean => userFacing.has(clusterRole);

/**
 * What a ClusterRole of every cluster allows, as far as it is dangerous: an empty list for the harmless ones, `undefined` for names
 * that are not Kubernetes' own.
 */
export const builtInClusterRole = (name: string): readonly GrantedRule[] | undefined =>
  userFacing.get(name) ?? rules.get(name) ?? (name.startsWith('system:') ? harmless : undefined);

/** Roles without the prefix `system:` that every cluster has in kube-system. */
const systemRoles: readonly string[] = ['extension-apiserver-authentication-reader'];

export const isBuiltInRole = (namespace: string, name: string): boolean =>
  name.startsWith('system:') || (namespace === 'kube-system' && systemRoles.includes(name));
