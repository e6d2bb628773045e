import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowsEverything, allowsGroup, allowsResource, allowsVerb, type PolicyRule } from './policy-rule.ts';

const resources: readonly (readonly [readonly string[], string, boolean])[] = [
  [['pods'], 'pods', true],
  [['pods'], 'pods/exec', false],
  [['pods/exec'], 'pods/exec', true],
  [['pods/exec'], 'pods', false],
  [['*'], 'pods', true],
  [['*'], 'pods/exec', true],
  [['*/exec'], 'pods/exec', true],
  [['*/exec'], 'pods/attach', false],
  [['*/exec'], 'exec', false],
  [['pods/*'], 'pods/exec', false],
  [['*/*'], 'pods/exec', false],
  [[], 'pods', false],
];

for (const [listed, asked, expected] of resources)
  test(`resources [${listed.join(', ')}] ${expected ? 'cover' : 'do not cover'} ${asked}`, () => {
    assert.equal(allowsResource({ resources: listed }, asked), expected);
  });

test('absent lists grant nothing', () => {
  assert.equal(allowsResource({}, 'pods'), false);
  assert.equal(allowsVerb({}, 'get'), false);
  assert.equal(allowsGroup({}, ''), false);
});

test('the core group is the empty name and no prefix of others', () => {
  assert.equal(allowsGroup({ apiGroups: [''] }, ''), true);
  assert.equal(allowsGroup({ apiGroups: [''] }, 'apps'), false);
  assert.equal(allowsGroup({ apiGroups: ['*'] }, 'apps'), true);
});

const star: PolicyRule = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] };
const everything: readonly (readonly [string, PolicyRule, boolean])[] = [
  ['three stars', star, true],
  [
    'all verbs by name',
    { ...star, verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'] },
    true,
  ],
  ['reading only', { ...star, verbs: ['get', 'list', 'watch'] }, false],
  ['one group', { ...star, apiGroups: ['apps'] }, false],
  ['named objects', { ...star, resourceNames: ['web'] }, false],
  ['no names listed', { ...star, resourceNames: [] }, true],
];

for (const [name, rule, expected] of everything)
  test(`a rule with ${name} ${expected ? 'is' : 'is not'} everything`, () => {
    assert.equal(allowsEverything(rule), expected);
  });
