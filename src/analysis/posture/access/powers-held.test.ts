import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { takeInventory } from '../../../inventory/inventory.ts';
import { grants } from '../../../inventory/views/grants.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Severity } from '../../../model/severity.ts';
import { readSecrets } from './powers.ts';
import { powersHeld } from './powers-held.ts';

type Fields = Readonly<Record<string, unknown>>;

const resource = (kind: string, name: string, fields: Fields, namespace?: string): Resource => ({
  reference: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  },
  object: fields,
  origin: { kind: 'cluster', context: 'test' },
});

const reader = resource('ClusterRole', 'reader', {
  rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
});

const roleRef = { kind: 'ClusterRole', name: 'reader' };

const bound = (kind: 'RoleBinding' | 'ClusterRoleBinding', ...subjects: readonly Fields[]): Resource =>
  resource(kind, 'reader', { roleRef, subjects }, kind === 'RoleBinding' ? 'shop' : undefined);

const heldBy = (...resources: readonly Resource[]) =>
  takeInventory(resources)
    .select(grants)
    .flatMap((grant) => powersHeld(grant, readSecrets));

const api = { kind: 'ServiceAccount', name: 'api', namespace: 'shop' };
const group = (name: string): Fields => ({ kind: 'Group', name });

const severities: readonly (readonly [string, Resource, Severity])[] = [
  ['one account in one namespace', bound('RoleBinding', api), 'medium'],
  ['one account in the whole cluster', bound('ClusterRoleBinding', api), 'high'],
  ['everybody in one namespace', bound('RoleBinding', group('system:authenticated')), 'high'],
  [
    'every workload in the whole cluster',
    bound('ClusterRoleBinding', group('system:serviceaccounts')),
    'critical',
  ],
  ['nobody in particular', bound('RoleBinding', api, group('system:unauthenticated')), 'critical'],
];

describe('the same right is worse the more hold it and the more places it holds in', () => {
  for (const [name, binding, severity] of severities)
    test(`${name}: ${severity}`, () => {
      assert.equal(heldBy(reader, binding).at(-1)?.severity, severity);
    });
});

test('a binding says which rule of which role made it so', () => {
  assert.deepEqual(heldBy(reader, bound('RoleBinding', api)).at(-1), {
    path: '/roleRef',
    detail: 'ServiceAccount shop/api can read Secrets in namespace shop',
    severity: 'medium',
    because: ['ClusterRole reader /rules/0'],
  });
});

test('a binding of an aggregated role names the ClusterRole that the rule is written in', () => {
  const source = resource('ClusterRole', 'source', {
    metadata: { labels: { team: 'shop' } },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
  });
  const aggregated = resource('ClusterRole', 'reader', {
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { team: 'shop' } }] },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
  });
  const found = heldBy(source, aggregated, bound('RoleBinding', api));
  assert.deepEqual(
    found.map(({ path, because }) => ({ path, because })),
    [
      { path: '/rules/0', because: undefined },
      { path: '/roleRef', because: ['ClusterRole source'] },
    ],
  );
});

test('ClusterRoles that aggregate each other come to an end', () => {
  const ring = ['a', 'b', 'c'].map((name) =>
    resource('ClusterRole', name, {
      metadata: { labels: { ring: 'true' } },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { ring: 'true' } }, {}] },
    }),
  );
  assert.deepEqual(heldBy(...ring), []);
});

test('a binding that names nobody gives nothing', () => {
  assert.equal(heldBy(reader, bound('RoleBinding')).length, 1);
});
