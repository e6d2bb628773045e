import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { StandingAnalysis } from '../../src/analysis/standing.ts';
import { type InventoryDelta, takeInventory } from '../../src/inventory/inventory.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Resource } from '../../src/model/resource.ts';
import { objectsOf, resourceOf } from '../laws/examples.ts';
import { type Random, seeded } from '../oracles/yaml-documents.ts';

/** Every object of every example: among them each kind that some check looks at, and what belongs together. */
const groups: readonly (readonly Resource[])[] = checks.flatMap((check) =>
  check.examples
    .filter((example) => !('dockerfile' in example))
    .map((example) => objectsOf(example).map((object, index) => resourceOf(object, index))),
);
const plan = checks.map(planned);
const unseen = [
  { group: '', kind: 'Secret' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];

const pick = <T>(random: Random, choices: readonly T[]): T | undefined =>
  choices[Math.floor(random() * choices.length)];

/** The same object, and yet another one: as when a watch tells of a change. */
const copyOf = (resource: Resource): Resource => ({ ...resource });

const someGroup = (random: Random): readonly Resource[] => (pick(random, groups) ?? []).map(copyOf);

/** Some objects go, some come, some become what another example has in their place. */
const change = (random: Random, present: readonly Resource[]): InventoryDelta => {
  const chosen = present.filter(() => random() < 2 / (present.length + 1));
  const others = groups.flat();
  return {
    removed: chosen.filter((_, index) => index % 2 === 0),
    replaced: chosen
      .filter((_, index) => index % 2 === 1)
      .map((before) => {
        const kin = others.filter(({ reference }) => reference.kind === before.reference.kind);
        return { before, after: copyOf(pick(random, kin) ?? before) };
      }),
    added: random() < 0.6 ? someGroup(random) : [],
  };
};

const wordsOf = (findings: readonly Finding[]): readonly string[] =>
  findings
    .map(
      ({ check, severity, status, detail, resource, path, because, remedy }) =>
        `${check} ${severity} ${status} ${resource.reference.kind}/${resource.reference.name} ${path} ${detail} ${because} ${JSON.stringify(remedy?.operations)}`,
    )
    .sort();

const steps = Number(process.env['SEAWALL_DELTAS'] ?? 1000);

for (const [name, options] of [
  ['where everything was read', { isStanding: true }],
  ['where some kinds could not be read', { isStanding: true, unseen }],
] as const)
  test(`after any change the standing analysis says what a fresh one says, ${name}`, () => {
    const random = seeded(name.length);
    let resources: readonly Resource[] = [];
    let standing = new StandingAnalysis(takeInventory([], options), plan);
    for (let step = 0; step < steps; step++) {
      if (step % 25 === 0) {
        resources = Array.from({ length: 8 }, () => someGroup(random)).flat();
        standing = new StandingAnalysis(takeInventory(resources, options), plan);
      }
      const before = standing.findings;
      const { inventory, touched } = standing.apply(change(random, resources));
      resources = inventory.resources;
      const fresh = analyze(takeInventory(resources, options), plan);
      assert.deepEqual(wordsOf(standing.findings), wordsOf(fresh.findings), `step ${step}`);
      assert.deepEqual(standing.evaluated, fresh.evaluated, `step ${step}`);
      assert.deepEqual(
        new Set(inventory.misread.map(({ path }) => path)),
        new Set(takenAnew(resources)),
        `step ${step}`,
      );
      const quiet = (finding: Finding) => !touched.has(finding.resource);
      assert.deepEqual(
        wordsOf(standing.findings.filter(quiet)),
        wordsOf(before.filter(quiet)),
        `step ${step}: what is not told of is as it was`,
      );
      for (const resource of touched)
        assert.deepEqual(
          wordsOf(standing.about(resource)),
          wordsOf(fresh.findings.filter((finding) => finding.resource === resource)),
        );
    }
  });

const takenAnew = (resources: readonly Resource[]): readonly string[] => {
  const inventory = takeInventory(resources);
  analyze(inventory, plan);
  return inventory.misread.map(({ path }) => path);
};
