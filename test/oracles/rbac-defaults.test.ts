import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadAll } from 'js-yaml';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { accessChecks } from '../../src/analysis/posture/checks/access.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { nameOf } from '../../src/model/resource.ts';
import { resourceOf } from '../laws/examples.ts';

const folder = join(process.env['SEAWALL_DATA'] ?? '../shared/data', 'rbac');
const skip = existsSync(folder) ? false : `${folder} is absent`;

const objectsIn = (path: string): readonly Record<string, unknown>[] =>
  (loadAll(readFileSync(path, 'utf8')) as Record<string, unknown>[])
    .filter((document) => document !== null && document !== undefined)
    .flatMap((document) =>
      Array.isArray(document['items']) ? (document['items'] as Record<string, unknown>[]) : [document],
    );

const findingsIn = (objects: readonly Record<string, unknown>[]): readonly string[] =>
  analyze(takeInventory(objects.map(resourceOf)), accessChecks.map(planned)).findings.map(
    ({ check, resource, path }) => `${check} ${nameOf(resource.reference)} ${path}`,
  );

test("Kubernetes' own roles and bindings raise no finding", { skip }, () => {
  const defaults = join(folder, 'kubernetes');
  const objects = readdirSync(defaults).flatMap((file) => objectsIn(join(defaults, file)));
  assert.equal(objects.length, 131);
  assert.deepEqual(findingsIn(objects), []);
});

describe('the power that each example role set is about is found, in the role and in the binding', () => {
  const expectations: readonly (readonly [string, string])[] = [
    ['secret-reader.yaml', 'access-to-secrets'],
    ['pod-creator.yaml', 'access-to-create-pods'],
    ['clusterrole-aggregate.yaml', 'access-to-create-pods'],
    ['impersonator.yaml', 'access-to-impersonate'],
  ];
  for (const [file, check] of expectations)
    test(`${file} has ${check}`, { skip }, () => {
      const kinds = findingsIn(objectsIn(join(folder, 'rbac-tool/whocan', file)))
        .filter((finding) => finding.startsWith(`${check} `))
        .map((finding) => finding.split(' ')[1]);
      assert.ok(
        kinds.some((kind) => kind?.endsWith('Role')),
        `no role among ${kinds.join(', ')}`,
      );
      assert.ok(
        kinds.some((kind) => kind?.endsWith('Binding')),
        `no binding among ${kinds.join(', ')}`,
      );
    });
});
