import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { covers } from './covers.ts';
import { matches } from './matches.ts';

const table: readonly (readonly [string, string, boolean])[] = [
  ['{}', '{ users: [a] }', true],
  ['{ users: [a] }', '{}', false],
  ['{ users: [a, b] }', '{ users: [a] }', true],
  ['{ verbs: [get] }', '{ verbs: [get, list] }', false],
  ['{ resources: [{ group: "" }] }', '{ resources: [{ group: "", resources: [pods] }] }', true],
  ['{ resources: [{ group: "", resources: [pods] }] }', '{ resources: [{ group: "" }] }', false],
  ['{ resources: [{ group: "", resources: ["*"] }] }', '{ resources: [{ group: "" }] }', true],
  [
    '{ resources: [{ group: "", resources: [pods/*] }] }',
    '{ resources: [{ resources: [pods, pods/log] }] }',
    true,
  ],
  [
    '{ resources: [{ group: "", resources: [pods] }] }',
    '{ resources: [{ resources: [pods], resourceNames: [a] }] }',
    true,
  ],
  [
    '{ resources: [{ resources: [pods], resourceNames: [a] }] }',
    '{ resources: [{ resources: [pods] }] }',
    false,
  ],
  ['{ namespaces: [a] }', '{ namespaces: [a], resources: [{ group: x }] }', true],
  ['{ nonResourceURLs: ["/api*"] }', '{ nonResourceURLs: [/api/v1] }', true],
  ['{ nonResourceURLs: ["*"] }', '{ resources: [{ group: "" }] }', false],
];

describe('a rule covers another', () => {
  for (const [wide, narrow, expected] of table)
    test(`${wide} ${expected ? 'covers' : 'does not cover'} ${narrow}`, () =>
      assert.equal(covers(load(wide) as AuditRule, load(narrow) as AuditRule), expected));
});

const some = <T>(...values: readonly T[]) => fc.subarray([...values]);

const rule: fc.Arbitrary<AuditRule> = fc.record({
  users: some('a', 'b'),
  userGroups: some('g', 'h'),
  verbs: some('get', 'list'),
  namespaces: some('x', ''),
  resources: fc.array(
    fc.record({
      group: fc.constantFrom('', 'apps'),
      resources: some('pods', 'pods/log', 'pods/*', '*', '*/log'),
      resourceNames: some('n', 'm'),
    }),
    { maxLength: 2 },
  ),
});

const request = fc.record({
  identity: fc.record({ user: fc.constantFrom('a', 'b', 'c'), groups: some('g', 'h', 'i') }),
  verb: fc.constantFrom('get', 'list', 'watch'),
  group: fc.constantFrom('', 'apps'),
  resource: fc.constantFrom('pods', 'secrets'),
  subresource: fc.constantFrom('', 'log', 'exec'),
  namespace: fc.constantFrom('x', 'y', ''),
  name: fc.constantFrom('n', 'm', 'o'),
});

test('a rule that covers another matches whatever the other matches', () => {
  fc.assert(
    fc.property(rule, rule, request, (wide, narrow, one) => {
      fc.pre(covers(wide, narrow) && matches(narrow, one));
      assert.ok(matches(wide, one));
    }),
    { numRuns: 300, maxSkipsPerRun: 1000 },
  );
});
