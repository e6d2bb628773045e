import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { isClusterScoped } from '../../src/model/cluster-scoped.ts';
import { customResourceDefinitionOf } from '../../src/model/kinds/custom-resource-definition.ts';
import { kindSchemaOf } from '../../src/model/kinds/json-schema.ts';
import { apiVersion, type Kind } from '../../src/model/kinds/kind.ts';
import { kinds } from '../../src/model/kinds/kinds.ts';
import { openApiOf } from '../../src/model/kinds/open-api.ts';
import { readObject, statusOf } from '../../src/model/kinds/read-object.ts';
import type { Schema } from '../../src/model/kinds/schema.ts';

/** What every kind keeps to. The API server is asked about the same in test/real/kinds.test.ts. */

/** Every schema below one, with its place. */
const walk = (schema: Schema, path: string): readonly (readonly [string, Schema])[] => {
  switch (schema.is) {
    case 'record':
      return [
        [path, schema],
        ...Object.entries(schema.fields).flatMap(([name, field]) => walk(field, `${path}.${name}`)),
      ];
    case 'list':
      return [[path, schema], ...walk(schema.item, `${path}[]`)];
    case 'map':
      return [[path, schema], ...walk(schema.value, `${path}{}`)];
    default:
      return [[path, schema]];
  }
};

const objectOf = (kind: Kind, spec: string): Readonly<Record<string, unknown>> => ({
  apiVersion,
  kind: kind.kind,
  metadata: { name: 'example', ...(kind.scope === 'Cluster' ? {} : { namespace: 'shop' }) },
  spec: load(spec),
});

test('the list of kinds is sorted, and no name stands twice', () => {
  const names = kinds.map(({ kind }) => kind);
  assert.deepEqual(names, [...names].sort());
  const all = kinds.flatMap(({ plural, singular, shortNames }) => [plural, singular, ...shortNames]);
  assert.equal(new Set(all).size, all.length);
});

for (const kind of kinds)
  describe(kind.kind, () => {
    const schemas = [...walk(kind.spec, 'spec'), ...walk(statusOf(kind.status), 'status')];

    test('is named as Kubernetes names kinds', () => {
      assert.match(kind.kind, /^([A-Z][a-z]+)+$/);
      assert.equal(kind.singular, kind.kind.toLowerCase());
      assert.match(kind.plural, new RegExp(`^${kind.singular.slice(0, -1)}`));
      assert.equal(isClusterScoped({ apiVersion, kind: kind.kind }), kind.scope === 'Cluster');
    });

    test('says of every field what it means, in whole sentences', () => {
      for (const [path, { description }] of [...schemas, ['', kind] as const])
        assert.match(description, /^[A-Z`].*\.$/, path);
    });

    test('says of every rule what must be, without CEL', () => {
      for (const [path, { rules = [] }] of schemas)
        for (const { message } of rules) {
          assert.doesNotMatch(message, /self|has\(/, path);
          assert.ok(message.length > 10 && message.length <= 200, path);
        }
    });

    test('has no part without bounds, so that the API server takes its rules', () => {
      for (const [path, schema] of schemas) {
        assert.notEqual(schema.is, 'free', path);
        if (schema.is === 'list') assert.ok(schema.maxItems <= 1024, path);
        if (schema.is === 'map') assert.ok(schema.maxMembers <= 64, path);
        if (schema.is === 'text') assert.ok(schema.maxLength <= 32_768, path);
      }
    });

    test('is structural: every node has one type, and nothing unknown is kept', () => {
      const text = JSON.stringify(customResourceDefinitionOf(kind));
      assert.doesNotMatch(
        text,
        /preserve-unknown|int-or-string|embedded-resource|"(?:anyOf|oneOf|allOf|not)"/,
      );
      for (const [path, schema] of schemas) assert.equal(typeof openApiOf(schema)['type'], 'string', path);
    });

    test('has columns that show what its schema has, and ends with Ready and Age', () => {
      const paths = new Set(schemas.map(([path]) => `.${path}`));
      for (const { name, path, description } of kind.columns) {
        assert.ok(
          path.startsWith('.metadata.') || path.startsWith('.status.conditions') || paths.has(path),
          path,
        );
        assert.match(name, /^[A-Z]/);
        assert.match(description, /\.$/);
      }
      const names = kind.columns.filter(({ shown }) => shown === 'always').map(({ name }) => name);
      assert.deepEqual(names.slice(-2), ['Ready', 'Age']);
    });

    test('has examples that are fine and examples that are not', () => {
      assert.ok(kind.examples.some(({ faults }) => faults.length === 0));
      assert.ok(kind.examples.some(({ faults }) => faults.length > 0));
    });

    const holds = new Ajv2020({ strict: false }).compile(kindSchemaOf(kind));
    for (const { name, spec, faults } of kind.examples)
      test(`example: ${name}`, () => {
        const object = objectOf(kind, spec);
        const read = readObject(kind, object);
        assert.deepEqual(read.ok ? [] : read.faults.map(({ path }) => path), faults);
        // An editor may know less than we do, but it never refuses what is fine.
        if (faults.length === 0) assert.ok(holds(object), JSON.stringify(holds.errors));
      });

    test('refuses an unknown field anywhere, and says which was meant', () => {
      const object = objectOf(kind, kind.examples[0]?.spec ?? '');
      const read = readObject(kind, { ...object, spce: {} });
      assert.deepEqual(read.ok ? [] : read.faults, [
        { path: '/spce', detail: 'there is no field "spce"; did you mean "spec"?' },
      ]);
    });

    test('is total: any part of an example may be missing or of another type', () => {
      for (const { spec } of kind.examples)
        for (const wrong of [undefined, null, 7, 'x', true, [], {}, [null], { a: null }])
          for (const broken of breakings(objectOf(kind, spec), wrong))
            assert.doesNotThrow(() => readObject(kind, broken));
    });
  });

/** The object once for each of its parts, with that part replaced. */
function* breakings(
  object: Readonly<Record<string, unknown>>,
  wrong: unknown,
): Generator<Readonly<Record<string, unknown>>> {
  for (const [key, value] of Object.entries(object)) {
    yield { ...object, [key]: wrong };
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of breakings(value as Readonly<Record<string, unknown>>, wrong))
      yield { ...object, [key]: Array.isArray(value) ? Object.values(inner) : inner };
  }
}
