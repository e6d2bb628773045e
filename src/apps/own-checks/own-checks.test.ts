import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { analyze, planned } from '../../analysis/analyze.ts';
import type { Check } from '../../analysis/posture/check.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import { readYaml } from '../../sources/manifests/yaml.ts';
import { exampleResources } from './example-objects.ts';
import { readOwnChecks } from './read-own-checks.ts';
import { scaffold } from './scaffold.ts';
import { ownCheckSchema } from './schema.ts';
import { testOwnCheck } from './test-own-check.ts';

const text = (spec: string, name = 'two-replicas'): string => `apiVersion: seawall.dev/v1alpha1
kind: Check
metadata: { name: ${name} }
spec:
  title: Deployments run twice
  reason: one replica
  rationale: With one replica each drained node is an outage.
  sources: [insider]
  match: [apps/Deployment]
  remedy: { safety: tightening, words: Run two., operations: [{ op: set, value: 2 }] }
  examples:
    - name: two
      objects: { apiVersion: apps/v1, kind: Deployment, metadata: { name: a }, spec: { replicas: 2 } }
      violations: []
    - name: one
      objects: { apiVersion: apps/v1, kind: Deployment, metadata: { name: a }, spec: { replicas: 1 } }
      violations: [/spec/replicas]
${spec.replace(/^/gm, '  ')}
`;

const demand = `validations:
  - expression: object.spec.replicas > 1
    path: /spec/replicas`;

const only = (yaml: string): Check => {
  const { checks, faults } = readOwnChecks(yaml, 'check.yaml');
  assert.deepEqual(faults, []);
  const [placed] = checks;
  assert.ok(placed !== undefined);
  return placed.check;
};

const findings = (check: Check, objects: string) =>
  analyze(takeInventory(exampleResources({ name: '', objects, violations: [] })), [planned(check)]).findings;

/** What is wrong, and where it is told. */
const faulty: readonly (readonly [name: string, yaml: string, ...said: RegExp[]])[] = [
  [
    'several things at once',
    text('severity: hihg\nvalidation: []'),
    /^check\.yaml:18:3 \/spec\/severity cannot be "hihg"; did you mean "high"/,
    /^check\.yaml:19:3 \/spec\/validation there is no key "validation"; did you mean "validations"/,
    /\/spec\/validations is missing/,
  ],
  [
    'an unknown variable',
    text('validations: [{ expression: objct.spec.replicas > 1 }]'),
    /^check\.yaml:18:\d+ \/spec\/validations\/0\/expression Unknown variable: objct \(character 1\); did you mean "object"/,
  ],
  ['a number', text('validations: [{ expression: 1 + 1 }]'), /must be of type bool or list, not int/],
  [
    'a message beside a list',
    text("validations: [{ expression: \"[{'path': ''}]\", message: text }]"),
    /\/message is for an expression of type bool/,
  ],
  [
    'a misspelt member',
    text('variables: [{ name: count, expression: "1" }]\nvalidations: [{ expression: variables.cuont > 1 }]'),
    /did you mean "count"/,
  ],
  [
    'a variable of a later one',
    text(
      'variables: [{ name: a, expression: variables.b }, { name: b, expression: "1" }]\nvalidations: [{ expression: "true" }]',
    ),
    /variables\/0\/expression No such key: b/,
  ],
  ['a wrong pattern', text('validations: [{ expression: "object.kind.matches(\'(\')" }]'), /is no pattern/],
  ['another kind', 'apiVersion: v1\nkind: Pod\n', /\/apiVersion cannot be "v1"/, /\/kind cannot be "Pod"/],
  ['no mapping', '- 1\n', /the document must be a mapping/],
  ['broken YAML', 'a: [\n', /^check\.yaml:\d+:\d+ /],
  [
    'dangerous names',
    text(
      'parameters: { __proto__: { type: integer, default: 1, description: x } }\nvalidations: [{ expression: "true" }]',
      '__proto__',
    ),
    /\/metadata\/name must be/,
    /__proto__ must be named/,
  ],
];

describe('own checks', () => {
  for (const [name, yaml, ...said] of faulty)
    test(`tell ${name}, with the line`, () => {
      const { checks, faults } = readOwnChecks(yaml, 'check.yaml');
      assert.equal(checks.length, 0);
      for (const words of said)
        assert.ok(
          faults.some((fault) => words.test(fault)),
          `${words} is not in\n${faults.join('\n')}`,
        );
    });

  test('pass their examples, and are repaired', () => {
    const tested = testOwnCheck(only(text(demand)));
    assert.deepEqual(
      tested.map(({ failures }) => failures),
      [[], []],
    );
    assert.match(
      tested[0]?.notes.join('\n') ?? '',
      /without \/spec\/replicas there is no verdict: .*No such key/,
    );
  });

  test('fail examples that say something else', () => {
    const [two, one] = testOwnCheck(only(text(demand.replace('> 1', '> 2'))));
    assert.match(two?.failures.join() ?? '', /is reported, but should not be: \/spec\/replicas/);
    assert.match(one?.failures.join() ?? '', /is still there after the repair/);
  });

  test('have no verdict on an object that they cannot read, and go on with the others', () => {
    const check = only(text(demand));
    const found = findings(
      check,
      ['x', '1', '"2"']
        .map(
          (replicas, index) =>
            `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: d${index} }, spec: { replicas: ${replicas} } }`,
        )
        .join('\n---\n'),
    );
    assert.deepEqual(
      found.map(
        ({ status, resource, detail }) => `${resource.reference.name} ${status} ${detail.slice(0, 26)}`,
      ),
      ['d0 error check two-replicas stopped', 'd1 fail one replica', 'd2 error check two-replicas stopped'],
    );
  });

  test('see the namespace of an object where it is among the files', () => {
    const check = only(
      text(
        'validations: [{ expression: \'namespaceObject != null && "team" in namespaceObject.metadata.?labels.orValue({})\' }]',
      ),
    );
    const deployment = '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: a, namespace: shop } }';
    const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { team: a } } }';
    assert.equal(findings(check, deployment).length, 1);
    assert.equal(findings(check, `${deployment}\n---\n${namespace}`).length, 0);
  });

  test('stop at one runaway object, by name', () => {
    const check = only(
      text(
        'validations: [{ expression: "object.items.all(a, object.items.all(b, object.items.all(c, true)))" }]',
      ),
    );
    const many = JSON.stringify(Array.from({ length: 3_000 }, (_, index) => index));
    const [found] = findings(
      check,
      `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: a }, items: ${many} }`,
    );
    assert.equal(found?.status, 'error');
    assert.match(found?.detail ?? '', /^check two-replicas stopped: the expression costs too much/);
  });

  test('start from a scaffold that passes', () => {
    for (const { failures, notes } of testOwnCheck(only(scaffold('team-label'))))
      assert.deepEqual([failures, notes], [[], []]);
  });
});

test('the guide shows a check that passes', () => {
  const guide = readFileSync(new URL('../../../docs/guide/own-checks.md', import.meta.url), 'utf8');
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  for (const { failures, notes } of testOwnCheck(only(yaml))) assert.deepEqual([failures, notes], [[], []]);
});

describe('the schema of own checks', () => {
  const isValid = new Ajv2020({ strict: false }).compile(ownCheckSchema);
  const documents = (yaml: string) => readYaml(yaml, 'check.yaml').documents.map(({ value }) => value);

  test('takes what is read without a fault', () => {
    const ten = readFileSync(new URL('../../../test/fixtures/own-checks/ten.yaml', import.meta.url), 'utf8');
    for (const document of [...documents(ten), ...documents(scaffold('a')), ...documents(text(demand))])
      assert.ok(isValid(document), JSON.stringify(isValid.errors));
  });

  test('refuses an unknown key', () => {
    assert.equal(isValid(documents(text(`${demand}\nvalidation: []`))[0]), false);
  });
});
