import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFacts } from './compare-facts.ts';
import type { PolicyFact } from './records.ts';

const role = (name: string, content: PolicyFact['content'], apiVersion = 'rbac.authorization.k8s.io/v1') =>
  ({
    area: 'rbac',
    resource: { apiVersion, kind: 'Role', namespace: 'shop', name },
    content,
  }) satisfies PolicyFact;

test('what came, went and changed is told with its paths', () => {
  const changes = compareFacts(
    [role('old', {}), role('reader', { rules: [{ verbs: ['get'] }], note: { a: 1 } })],
    [role('reader', { rules: [{ verbs: ['get', 'list'] }], note: { a: 1, b: 2 } }), role('new', {})],
  );
  assert.deepEqual(
    changes.map(({ resource, change, paths }) => [resource.name, change, paths]),
    [
      ['new', 'added', []],
      ['old', 'removed', []],
      ['reader', 'changed', ['/note/b', '/rules']],
    ],
  );
});

test('the same policy in another order or version of its API is no change', () => {
  assert.deepEqual(
    compareFacts(
      [role('a', { x: 1, y: 2 }), role('b', {})],
      [role('b', {}, 'rbac.authorization.k8s.io/v1beta1'), role('a', { y: 2, x: 1 })],
    ),
    [],
  );
});

test('a member called __proto__ is compared like any other', () => {
  const [change] = compareFacts([role('a', JSON.parse('{"__proto__":1}'))], [role('a', {})]);
  assert.deepEqual(change?.paths, ['/__proto__']);
});
