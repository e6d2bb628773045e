import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calicoMaySelect } from './calico-selector.ts';

const labels = { app: 'web', 'example.com/tier': 'front' };

const rows: readonly (readonly [selector: string, answer: boolean])[] = [
  ['', true],
  ['all()', true],
  ["app == 'web'", true],
  ['app == "api"', false],
  ["app != 'api'", true],
  ["app == 'web' && example.com/tier == 'front'", true],
  ["app == 'web' && example.com/tier == 'back'", false],
  ['has(app)', true],
  ['has(role)', false],
  ['!has(role)', true],
  ["role == 'db'", false],
  ["role != 'db'", true],
];

for (const [selector, answer] of rows)
  test(`${selector === '' ? 'no selector' : selector} ${answer ? 'selects' : 'does not select'}`, () => {
    assert.equal(calicoMaySelect(selector, labels), answer);
  });

test('what is not read may select', () => {
  for (const selector of ["app == 'api' || app == 'db'", "app in { 'api' }", "!(app == 'web')"])
    assert.ok(calicoMaySelect(selector, labels), selector);
});
