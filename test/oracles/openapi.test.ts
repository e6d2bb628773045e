import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { routes } from '../../src/apps/server/api/routes.ts';

const described = JSON.parse(readFileSync('schemas/openapi.json', 'utf8'));

test('the description of the API is OpenAPI 3.1 by the standard’s own schema', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(described));
  deepEqual(errors ?? [], []);
  equal(valid, true);
  equal(validator.version, '3.1');
});

test('a description that is none is told from one', async () => {
  const { valid } = await new Validator().validate({ ...structuredClone(described), paths: { findings: 1 } });
  equal(valid, false);
});

test('ids of operations are unique, and each says who may ask', () => {
  const ids = routes.map(({ id }) => id);
  equal(new Set(ids).size, ids.length);
  for (const { method, path, role } of routes)
    equal(described.paths[path][method.toLowerCase()].description.includes(role), true);
});
