/** YAML of an audit Policy with these rules and fields. */
export const auditPolicy = (rules: readonly string[], fields = ''): string =>
  `{ apiVersion: audit.k8s.io/v1, kind: Policy${fields === '' ? '' : `, ${fields}`}, rules: [${rules.join(', ')}] }`;

/** Rules that leave nothing to wish for. */
export const goodRules: readonly string[] = [
  '{ level: Metadata, resources: [{ group: "", resources: [secrets, configmaps, serviceaccounts/token] }, { group: authentication.k8s.io, resources: [tokenreviews] }] }',
  '{ level: RequestResponse, verbs: [create, update, patch, delete] }',
  '{ level: Metadata }',
];
