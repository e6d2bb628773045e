const text = { type: 'string' };
const count = { type: 'integer' };
const object = (properties: Readonly<Record<string, unknown>>, required?: readonly string[]) => ({
  type: 'object',
  properties,
  ...(required === undefined ? {} : { required }),
});
const list = (items: unknown) => ({ type: 'array', items });
const oneOf = (...words: readonly string[]) => ({ type: 'string', enum: words });

const result = object(
  {
    policy: text,
    rule: text,
    severity: oneOf('critical', 'high', 'medium', 'low', 'info'),
    result: oneOf('pass', 'fail', 'warn', 'error', 'skip'),
    scored: { type: 'boolean' },
    message: text,
    timestamp: object({ seconds: { type: 'integer', format: 'int64' }, nanos: count }, ['seconds', 'nanos']),
    resources: list(object({ apiVersion: text, kind: text, namespace: text, name: text })),
    properties: { type: 'object', additionalProperties: text },
  },
  ['policy'],
);

const schema = object({
  apiVersion: text,
  kind: text,
  metadata: { type: 'object' },
  source: text,
  configuration: object({ limits: object({ maxResults: count }) }),
  summary: object({ pass: count, fail: count, warn: count, error: count, skip: count }),
  results: list(result),
});

const kind = (name: string, plural: string, scope: 'Namespaced' | 'Cluster') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.openreports.io` },
  spec: {
    group: 'openreports.io',
    scope,
    names: { kind: name, listKind: `${name}List`, plural, singular: name.toLowerCase() },
    versions: [{ name: 'v1alpha1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
  },
});

/** Those fields of OpenReports' kinds that Seawall writes, as CustomResourceDefinitions; a field that is not named here is refused or dropped. */
export const openReportsKinds = [
  kind('Report', 'reports', 'Namespaced'),
  kind('ClusterReport', 'clusterreports', 'Cluster'),
];
