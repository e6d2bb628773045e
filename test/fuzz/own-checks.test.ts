import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { readOwnChecks } from '../../src/apps/own-checks/read-own-checks.ts';
import { scaffold } from '../../src/apps/own-checks/scaffold.ts';
import { testOwnCheck } from '../../src/apps/own-checks/test-own-check.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { readYaml } from '../../src/sources/manifests/yaml.ts';
import { resourceOf } from '../laws/examples.ts';

const ten = readFileSync(new URL('../fixtures/own-checks/ten.yaml', import.meta.url), 'utf8');
const documents = [ten, scaffold('team-label')].flatMap((text) =>
  readYaml(text, 'check.yaml').documents.map(({ value }) => value),
);
const wrongValues: readonly unknown[] = [null, 'text', '((', 7, true, [], {}, [null], [[]], { a: null }];

/** Every value that differs from this one at one place. */
const mutants = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return wrongValues;
  return [
    ...wrongValues,
    ...Object.entries(value).flatMap(([key, member]) =>
      mutants(member).map((replacement) =>
        Array.isArray(value)
          ? value.map((item, index) => (String(index) === key ? replacement : item))
          : { ...value, [key]: replacement },
      ),
    ),
  ];
};

describe('own checks that somebody else wrote', () => {
  test('are read or refused, whatever stands in any place', () => {
    for (const document of documents)
      for (const mutant of mutants(document)) {
        const { checks, faults } = readOwnChecks(JSON.stringify(mutant), 'check.json');
        assert.ok(checks.length > 0 || faults.length > 0 || mutant === null, JSON.stringify(mutant));
        for (const { check } of checks) testOwnCheck(check);
      }
  });

  test('are read or refused, whatever the expression', () => {
    const word = fc.constantFrom(
      ...['object', 'params', 'variables', 'containers', 'c', '.', '.?', '[', ']', '(', ')', '{', '}', ','],
      ...['==', '+', '-', '!', '?', ':', '&&', '||', 'in', '"a"', '1', '1.5', 'null', 'true', 'all', 'map'],
      ...['matches', 'size', 'has', 'quantity', 'constructor', '__proto__', 'lists', 'range', 'cel', 'bind'],
    );
    const pod = resourceOf({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a' }] },
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const document = structuredClone(documents.at(-1)) as { spec: { validations: unknown } };
        document.spec.validations = [{ expression: words.join(words.length % 2 === 0 ? '' : ' ') }];
        for (const { check } of readOwnChecks(JSON.stringify(document), 'check.json').checks)
          for (const { status } of analyze(takeInventory([pod]), [planned(check)]).findings)
            assert.match(status, /^(fail|error)$/);
      }),
      { numRuns: 500 },
    );
  });
});
