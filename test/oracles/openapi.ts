import { existsSync, globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

/** A JSON Schema as Kubernetes' swagger.json writes it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

/** Kubernetes' own description of its API, from the Go module k8s.io/kubernetes where that was downloaded. */
const findFile = (): string | undefined => {
  const modules = env['GOMODCACHE'] ?? join(env['GOPATH'] ?? join(homedir(), 'go'), 'pkg/mod');
  if (!existsSync(modules)) return undefined;
  return globSync('k8s.io/kubernetes@v1.*/api/openapi-spec/swagger.json', { cwd: modules })
    .sort()
    .map((file) => join(modules, file))
    .at(-1);
};

/** Says what the API server's schema refuses in an object, as `path: what`. */
export interface ApiSchema {
  /** `undefined` for kinds that the schema does not know. */
  faultsIn(object: unknown): ReadonlySet<string> | undefined;
}

/** `undefined` when the module is not there; `go mod download k8s.io/kubernetes@v1.36.3` brings it. */
export const loadApiSchema = (): ApiSchema | undefined => {
  const file = findFile();
  if (file === undefined) return undefined;
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as {
    definitions: Readonly<Record<string, Schema>>;
  };
  const byKind = new Map(
    Object.values(definitions).flatMap((schema) =>
      (schema['x-kubernetes-group-version-kind'] ?? []).map(
        ({ group, version, kind }) =>
          [`${group === '' ? version : `${group}/${version}`} ${kind}`, schema] as const,
      ),
    ),
  );
  return {
    faultsIn: (object) => {
      const { apiVersion, kind } = object as { apiVersion?: string; kind?: string };
      const schema = byKind.get(`${apiVersion} ${kind}`);
      if (schema === undefined) return undefined;
      const faults = new Set<string>();
      validate(definitions, schema, object, '', faults);
      return faults;
    },
  };
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

const validate = (
  definitions: Readonly<Record<string, Schema>>,
  given: Schema,
  value: unknown,
  path: string,
  faults: Set<string>,
): void => {
  const name = given.$ref?.slice('#/definitions/'.length);
  const schema = name === undefined ? given : (definitions[name] ?? {});
  if (value === null || value === undefined) return;
  const isLoose =
    schema['x-kubernetes-int-or-string'] === true ||
    schema.format === 'int-or-string' ||
    name?.endsWith('.Quantity') === true;
  if (isLoose) {
    if (typeof value !== 'string' && typeof value !== 'number')
      faults.add(`${path}: must be a number or text`);
    return;
  }
  const expected = schema.type === 'integer' ? 'number' : schema.type;
  if (expected !== undefined && typeOf(value) !== expected) {
    faults.add(`${path}: must be a ${schema.type}`);
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      validate(definitions, schema.items ?? {}, item, `${path}/${index}`, faults);
    return;
  }
  if (typeof value !== 'object') return;
  for (const key of schema.required ?? []) if (!(key in value)) faults.add(`${path}/${key}: is required`);
  for (const [key, member] of Object.entries(value)) {
    const own = schema.properties?.[key] ?? schema.additionalProperties;
    if (own !== undefined) validate(definitions, own, member, `${path}/${key}`, faults);
    else if (schema.properties !== undefined) faults.add(`${path}/${key}: unknown field`);
  }
};
