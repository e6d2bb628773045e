import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import type { Check, Example } from '../../src/analysis/posture/check.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { loadOwnChecks } from '../../src/apps/own-checks/load-own-checks.ts';
import { testOwnCheck } from '../../src/apps/own-checks/test-own-check.ts';
import { type Inventory, takeInventory } from '../../src/inventory/inventory.ts';
import { nameOf } from '../../src/model/resource.ts';
import { collectManifests } from '../../src/sources/manifests/collect.ts';
import { controllers, liftInto, objectsOf, resourceOf } from '../laws/examples.ts';

/** Ten of our checks again in CEL: what both say of the same objects must be the same. */
const pairs = loadOwnChecks([fileURLToPath(new URL('../fixtures/own-checks/ten.yaml', import.meta.url))]).map(
  (own) => ({ own, ours: checks.find(({ id }) => `cel-${id}` === own.id) }),
);

const folder = join(process.env['SEAWALL_DATA'] ?? '../shared/data', 'manifests');

const answers = (check: Check, inventory: Inventory, example?: Example): readonly string[] => {
  const plan = planned(check);
  const parameters = { ...plan.parameters, ...example?.parameters };
  return analyze(inventory, [{ ...plan, parameters }])
    .findings.map(({ status, resource, path }) => `${status} ${nameOf(resource.reference)} ${path}`)
    .sort();
};

/** Examples that hold objects, and pod specs in every controller too. */
const inventoriesOf = (example: Example): readonly Inventory[] => {
  const objects = objectsOf(example);
  const lifted = 'spec' in example ? controllers.map((one) => [liftInto(objects[0]?.['spec'], one)]) : [];
  return [objects, ...lifted].map((all) => takeInventory(all.map(resourceOf)));
};

describe('an own check in CEL', () => {
  test('has a partner among ours, ten times', () => {
    assert.deepEqual(
      pairs.filter(({ ours }) => ours === undefined).map(({ own }) => own.id),
      [],
    );
    assert.equal(pairs.length, 10);
  });

  for (const { own, ours } of pairs) {
    test(`${own.id} passes its own examples`, () => {
      for (const { name, failures } of testOwnCheck(own)) assert.deepEqual(failures, [], name);
    });

    for (const example of ours?.examples ?? [])
      test(`${own.id} agrees with ours on "${example.name}"`, () => {
        for (const inventory of inventoriesOf(example))
          assert.deepEqual(
            answers(own, inventory, example),
            ours === undefined ? [] : answers(ours, inventory, example),
          );
      });
  }

  test('agrees with ours on every real application', {
    skip: !existsSync(folder) && 'no SEAWALL_DATA',
  }, () => {
    const inventory = takeInventory(collectManifests([folder]).resources);
    assert.ok(inventory.resources.length > 100);
    for (const { own, ours } of pairs)
      if (ours !== undefined) assert.deepEqual(answers(own, inventory), answers(ours, inventory), own.id);
  });
});
