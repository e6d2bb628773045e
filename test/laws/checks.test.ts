import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { loadAll } from 'js-yaml';
import { analyze } from '../../src/analysis/analyze.ts';
import type { Check, Example } from '../../src/analysis/posture/check.ts';
import { checks, checksByArea } from '../../src/analysis/posture/checks.ts';
import { defaultsOf } from '../../src/analysis/posture/parameter.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { applyOperations, inOrder } from '../../src/model/operation.ts';
import { controllers, liftInto, objectsOf, resourceOf } from './examples.ts';

type Objects = readonly Record<string, unknown>[];

const run = (
  check: Check,
  objects: Objects,
  example: Example,
  plan: readonly Check[] = [check],
): readonly Finding[] =>
  analyze(
    takeInventory(objects.map(resourceOf)),
    plan.map((one) => ({
      check: one,
      parameters: { ...defaultsOf(one.parameters), ...(one === check ? example.parameters : {}) },
      severity: one.severity,
    })),
  ).findings;

const placeOf = (finding: Finding, objects: Objects): string =>
  objects.length === 1
    ? finding.path
    : `${finding.resource.reference.kind}/${finding.resource.reference.name} ${finding.path}`;

const placesOf = (findings: readonly Finding[], objects: Objects): readonly string[] =>
  findings.map((finding) => placeOf(finding, objects)).sort();

const failures = (findings: readonly Finding[]): readonly string[] =>
  findings.filter((finding) => finding.status === 'error').map((finding) => finding.detail);

const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
};

const wrongValues: readonly unknown[] = [null, 'text', 7, true, [], {}, [null], [7], { a: null }];

/** Every object that differs from this one by one key: removed, or of another type. */
const mutants = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  const all: unknown[] = [];
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    const put = (replacement: unknown) => {
      if (Array.isArray(value))
        return value.map((item, index) => (String(index) === key ? replacement : item));
      return { ...value, [key]: replacement };
    };
    if (!Array.isArray(value))
      all.push(Object.fromEntries(Object.entries(value).filter(([one]) => one !== key)));
    for (const wrong of wrongValues) all.push(put(wrong));
    for (const inner of mutants(member)) all.push(put(inner));
  }
  return all;
};

describe('the list of checks', () => {
  for (const [area, members] of Object.entries(checksByArea)) {
    test(`${area} lists exactly its files, sorted`, () => {
      const folder = new URL(`../../src/analysis/posture/checks/${area}`, import.meta.url);
      const files = (existsSync(folder) ? readdirSync(folder) : [])
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => name.slice(0, -3));
      assert.deepEqual(
        members.map((check) => check.id),
        files.sort(),
      );
    });
  }

  test('ids are unique', () => {
    assert.equal(new Set(checks.map((check) => check.id)).size, checks.length);
  });
});

for (const check of checks) {
  const { examples } = check;

  describe(check.id, () => {
    test('has a passing and a failing example', () => {
      assert.ok(
        check.examples.some((example) => example.violations.length === 0),
        'no passing example',
      );
      assert.ok(
        check.examples.some((example) => example.violations.length > 0),
        'no failing example',
      );
    });

    test('says it in few words', () => {
      assert.ok(check.reason.length <= 40, 'reason is over 40 characters');
      assert.doesNotMatch(check.reason, /["=]|\d{3}/, 'reason holds a value');
      assert.ok(check.rationale.length >= 40, 'rationale says too little');
      assert.match(check.remedy.words, /^[A-Z].*\.$/, 'remedy is one sentence');
      assert.ok(check.sources.length > 0, 'names no source of compromise');
    });

    for (const example of examples) {
      test(`example "${example.name}" yields exactly its violations`, () => {
        const objects = objectsOf(example);
        for (const object of objects) deepFreeze(object);
        const findings = run(check, objects, example);
        assert.deepEqual(failures(findings), []);
        assert.deepEqual(placesOf(findings, objects), [...example.violations].sort());
        assert.deepEqual(run(check, objects, example), findings, 'a second run differs');
      });

      if ('spec' in example)
        test(`example "${example.name}" gives the same in every controller`, () => {
          const spec = loadAll(example.spec)[0];
          for (const controller of controllers) {
            const objects = [liftInto(spec, controller)];
            const expected = example.violations.map((path) => `${controller.holder}${path}`).sort();
            assert.deepEqual(placesOf(run(check, objects, example), objects), expected, controller.kind);
          }
        });

      test(`example "${example.name}" never stops the check when a key is missing or of the wrong type`, () => {
        const objects = objectsOf(example);
        for (const [index, object] of objects.entries())
          for (const mutant of mutants(object)) {
            const others = objects.map((one, at) =>
              at === index ? (mutant as Record<string, unknown>) : one,
            );
            assert.deepEqual(failures(run(check, others, example)), [], JSON.stringify(mutant));
          }
      });

      if (check.remedy.operations !== undefined && example.violations.length > 0)
        test(`example "${example.name}" is cleared by the remedy, at once and for good`, () => {
          const objects = objectsOf(example);
          const findings = run(check, objects, example);
          const repaired = objects.map((object) =>
            applyOperations(
              object,
              inOrder(
                findings
                  .filter((finding) => finding.resource.object === object)
                  .flatMap((finding) => finding.remedy?.operations ?? []),
              ),
            ),
          ) as Record<string, unknown>[];
          assert.deepEqual(
            placesOf(
              run(check, repaired, example).filter((one) => (one.remedy?.operations.length ?? 0) > 0),
              repaired,
            ),
            [],
            JSON.stringify(repaired),
          );
          const again = run(check, repaired, example).flatMap((finding) => finding.remedy?.operations ?? []);
          assert.deepEqual(again, [], 'the remedy does something the second time');
        });
    }
  });
}
