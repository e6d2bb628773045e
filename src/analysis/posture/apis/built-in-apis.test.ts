import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiVersion } from './api-version.ts';
import { apiVersionsGoneBy24 } from './api-versions-gone-by-24.ts';
import { apiVersionsGoneSince25 } from './api-versions-gone-since-25.ts';
import { isBuiltIn, isBuiltInGroup, oldApiVersion, servedAs } from './built-in-apis.ts';
import { currentApiVersions } from './current-api-versions.ts';

const rows: readonly ApiVersion[] = [...apiVersionsGoneBy24, ...apiVersionsGoneSince25];
const names = (one: ApiVersion): readonly string[] => one.kinds.map((kind) => `${one.apiVersion} ${kind}`);

describe('the table of old API versions', () => {
  test('names each kind of a version once, and none that is current', () => {
    const all = rows.flatMap(names);
    assert.deepEqual([...new Set(all)], all);
    const current = Object.entries(currentApiVersions).flatMap(([apiVersion, kinds]) =>
      kinds.map((kind) => `${apiVersion} ${kind}`),
    );
    assert.deepEqual(
      all.filter((name) => current.includes(name)),
      [],
    );
  });

  for (const row of rows)
    test(`${row.apiVersion} ${row.kinds.join(', ')}`, () => {
      const { deprecated, removed, replacement } = row;
      assert.ok(deprecated !== undefined || removed !== undefined, 'it is neither deprecated nor removed');
      if (deprecated !== undefined && removed !== undefined) assert.ok(deprecated < removed);
      if (row.same !== undefined) assert.ok(replacement !== undefined && replacement.kind === undefined);
      if (replacement === undefined) return;
      const kinds = replacement.kind === undefined ? row.kinds : [replacement.kind];
      // Alpha kinds may have been renamed on their way; the others keep their names.
      const lost = kinds.filter((kind) => !isBuiltIn(replacement.apiVersion, kind));
      if (!row.apiVersion.includes('alpha')) assert.deepEqual(lost, []);
      for (const kind of kinds) {
        const next = oldApiVersion(replacement.apiVersion, kind);
        assert.ok(
          removed === undefined || (next?.removed ?? Infinity) > removed,
          'the replacement goes first',
        );
      }
    });
});

const history: readonly (readonly [string, string, number | undefined, number | undefined])[] = [
  ['extensions/v1beta1', 'Deployment', 8, 16],
  ['apps/v1beta2', 'DaemonSet', 9, 16],
  ['extensions/v1beta1', 'Ingress', 14, 22],
  ['rbac.authorization.k8s.io/v1beta1', 'Role', 17, 22],
  ['policy/v1beta1', 'PodSecurityPolicy', 21, 25],
  ['batch/v1beta1', 'CronJob', 21, 25],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 23, 26],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 29, 32],
  ['v1', 'Endpoints', 33, undefined],
];
for (const [apiVersion, kind, deprecated, removed] of history)
  test(`${apiVersion} ${kind} was deprecated in 1.${deprecated} and ${removed === undefined ? 'is served still' : `removed in 1.${removed}`}`, () => {
    const found = oldApiVersion(apiVersion, kind);
    assert.deepEqual([found?.deprecated, found?.removed], [deprecated, removed]);
  });

test("a group is Kubernetes' own when it is listed, or no domain name", () => {
  for (const group of ['', 'apps', 'networking.k8s.io', 'misspelt'])
    assert.equal(isBuiltInGroup(group), true, group);
  for (const group of ['cert-manager.io', 'gateway.networking.k8s.io'])
    assert.equal(isBuiltInGroup(group), false, group);
});

test('a kind is found in any spelling, the stable version first', () => {
  assert.deepEqual(servedAs('deployment'), [['apps/v1', 'Deployment']]);
  assert.deepEqual(servedAs('HorizontalPodAutoscaler')[0], ['autoscaling/v1', 'HorizontalPodAutoscaler']);
  assert.deepEqual(servedAs('StorageVersionMigration')[0], [
    'storagemigration.k8s.io/v1',
    'StorageVersionMigration',
  ]);
  assert.deepEqual(servedAs('Widget'), []);
});
