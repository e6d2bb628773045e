/** YAML of RBAC objects for the examples of checks: all are called `app`, those in a namespace live in `shop`. */

const group = 'rbac.authorization.k8s.io';

const documentOf = (kind: string, metadata: string, lines: readonly string[]): string =>
  [`apiVersion: ${group}/v1`, `kind: ${kind}`, `metadata: ${metadata}`, ...lines].join('\n');

const rulesOf = (rules: readonly string[]): readonly string[] => [
  'rules:',
  ...rules.map((rule) => `  - ${rule}`),
];

const bindingOf = (kind: string, metadata: string, roleRef: string, subjects: readonly string[]): string => {
  const [roleKind, roleName] = roleRef.split(' ');
  return documentOf(kind, metadata, [
    `roleRef: { apiGroup: ${group}, kind: ${roleKind}, name: '${roleName}' }`,
    'subjects:',
    ...subjects.map((subject) => `  - ${subject}`),
  ]);
};

/** YAML of a PolicyRule, as the argument of {@link role} and {@link clusterRole}. */
export const rule = (apiGroup: string, resources: string, verbs: string, resourceNames?: string): string =>
  `{ apiGroups: ['${apiGroup}'], resources: [${resources}], ${
    resourceNames === undefined ? '' : `resourceNames: [${resourceNames}], `
  }verbs: [${verbs}] }`;

export const role = (...rules: readonly string[]): string =>
  documentOf('Role', '{ name: app, namespace: shop }', rulesOf(rules));

export const clusterRole = (...rules: readonly string[]): string =>
  documentOf('ClusterRole', '{ name: app }', rulesOf(rules));

/** A subject that nothing is wrong with. */
export const api = '{ kind: ServiceAccount, name: api, namespace: shop }';

/** `roleRef` is kind and name: `ClusterRole app`. */
export const roleBinding = (roleRef: string, ...subjects: readonly string[]): string =>
  bindingOf('RoleBinding', '{ name: app, namespace: shop }', roleRef, subjects);

/** `roleRef` is kind and name: `ClusterRole app`. */
export const clusterRoleBinding = (roleRef: string, ...subjects: readonly string[]): string =>
  bindingOf('ClusterRoleBinding', '{ name: app }', roleRef, subjects);

/** Several documents of one file. */
export const documents = (...all: readonly string[]): string => all.join('\n---\n');
