import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import type { Check } from '../../src/analysis/posture/check.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { hideSecrets } from '../../src/analysis/secrets/hide.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { fingerprintOf } from '../../src/model/fingerprint.ts';
import type { Resource } from '../../src/model/resource.ts';
import { prune } from '../../src/sources/cluster/prune.ts';
import { kindOf } from '../../src/sources/cluster/snapshot-kind.ts';
import { objectsOf, resourceOf } from './examples.ts';

/** What is read of a cluster, and what a snapshot keeps of it, is all that checks look at. */

const found = (resources: readonly Resource[], plan: readonly Check[]): readonly string[] =>
  analyze(takeInventory(resources), plan.map(planned))
    .findings.map(
      (finding) => `${finding.check} ${finding.path} ${finding.severity} ${fingerprintOf(finding)}`,
    )
    .sort();

/** Every example of a check as resources; Dockerfiles and the like are in no cluster. */
const examplesOf = (check: Check): readonly (readonly Resource[])[] =>
  check.examples
    .filter((example) => !('dockerfile' in example) && example.parameters === undefined)
    .map((example) => objectsOf(example).map((object, index) => resourceOf(object, index)));

/** The object as it would come from a cluster; configuration files, which have no name, are in none. */
const asRead = (resource: Resource): Resource => {
  const text = prune(resource.object, kindOf(resource.reference));
  return text === undefined ? resource : { ...resource, object: JSON.parse(text) };
};

/** They ask how a file is written: whether it has a Secret's values, and in which order keys stand. */
const ofFiles: ReadonlySet<string> = new Set(['secret-in-manifest', 'sorted-keys']);

test('what is dropped of an object is looked at by no check', () => {
  let read = 0;
  for (const check of checks.filter(({ id }) => !ofFiles.has(id)))
    for (const resources of examplesOf(check)) {
      read++;
      assert.deepEqual(found(resources.map(asRead), [check]), found(resources, [check]), check.id);
    }
  assert.ok(read > 500, `${read} examples`);
});

describe('where secrets are hidden the same is found, under the same fingerprints', () => {
  for (const check of checks.filter(({ kind, id }) => kind === 'secret' && !ofFiles.has(id)))
    test(check.id, () => {
      for (const resources of examplesOf(check)) {
        const hidden = resources.map((resource) => ({ ...resource, object: hideSecrets(resource.object) }));
        assert.deepEqual(found(hidden, checks), found(resources, checks));
      }
    });
});
