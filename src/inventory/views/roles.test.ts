import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../model/limits.ts';
import type { Resource } from '../../model/resource.ts';
import { takeInventory } from '../inventory.ts';
import { roleNamed, roles } from './roles.ts';

const clusterRole = (name: string, fields: Readonly<Record<string, unknown>>): Resource => ({
  reference: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name },
  object: fields,
  origin: { kind: 'cluster', context: 'test' },
});

const verbs = (...names: readonly string[]) => [{ apiGroups: [''], resources: ['pods'], verbs: names }];

const labelled = (name: string, value: string, more: Readonly<Record<string, unknown>>): Resource =>
  clusterRole(name, { metadata: { labels: { to: value } }, ...more });

const selecting = (...values: readonly string[]) => ({
  aggregationRule: { clusterRoleSelectors: values.map((to) => ({ matchLabels: { to } })) },
});

const verbsOf = (resources: readonly Resource[], name: string) =>
  roleNamed(takeInventory(resources), undefined, name)?.rules.flatMap(({ rule }) => rule.verbs);

test('an aggregated ClusterRole has the rules of those it selects, not those it lists', () => {
  const resources = [
    labelled('source', 'view', { rules: verbs('get') }),
    labelled('other', 'edit', { rules: verbs('create') }),
    clusterRole('view', { ...selecting('view'), rules: verbs('delete') }),
  ];
  assert.deepEqual(verbsOf(resources, 'view'), ['get']);
});

test('aggregation reaches through aggregated ClusterRoles, each once', () => {
  const resources = [
    labelled('source', 'view', { rules: verbs('get') }),
    labelled('view', 'edit', selecting('view')),
    labelled('writer', 'edit', { rules: verbs('create') }),
    labelled('edit', 'view', selecting('edit', 'view')),
  ];
  assert.deepEqual(verbsOf(resources, 'edit')?.sort(), ['create', 'get']);
});

test('aggregation without end is told, and the rules that are written count', () => {
  const names = Array.from({ length: 1500 }, (_, index) => `role-${index}`);
  const inventory = takeInventory(
    names.map((name) =>
      clusterRole(name, { aggregationRule: { clusterRoleSelectors: [{}] }, rules: verbs('get') }),
    ),
  );
  const last = inventory.select(roles).at(-1);
  assert.deepEqual(
    last?.rules.flatMap(({ rule }) => rule.verbs),
    ['get'],
  );
  assert.ok(inventory.misread.some(({ path }) => path === '/aggregationRule'));
});

test('more rules than an object can hold are told', () => {
  const source = labelled('source', 'view', {
    rules: Array.from({ length: limits.rulesPerRole + 1 }, () => verbs('get')[0]),
  });
  const inventory = takeInventory([source, clusterRole('view', selecting('view'))]);
  assert.deepEqual(roleNamed(inventory, undefined, 'view')?.rules, []);
  assert.equal(inventory.misread.length, 1);
});
