import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { nameOf } from '../../src/model/resource.ts';
import type { Connection } from '../../src/platform/kube/connection.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { nameOfRight } from '../../src/sources/cluster/facts.ts';
import { readCluster } from '../../src/sources/cluster/read-cluster.ts';
import { type ClusterWatch, watchCluster } from '../../src/sources/cluster/watch-cluster.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { compact, kubeconfigFor, requestsOf, tokenOf } from './cluster-access.ts';
import { ConnectProxy } from './connect-proxy.ts';

const space = 'reader-watched';

const configMap = (name: string, value: string): string =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, namespace: ${space} }, data: { value: "${value}" } }`;

const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: boats.reader.test }
spec:
  group: reader.test
  scope: Namespaced
  names: { kind: Boat, plural: boats, singular: boat }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }]
`;

describe('a real cluster is watched', { skip: noBed }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-watch-'));
  const agent = 'seawall-test-watch';
  const proxy = new ConnectProxy();
  let bed: Bed;
  let connection: Connection;
  let watch: ClusterWatch;
  const changes: string[] = [];

  before(async () => {
    bed = await withCluster();
    await proxy.start();
    await bed.apply(`{ apiVersion: v1, kind: Namespace, metadata: { name: ${space} } }`);
    await bed.apply(
      `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: watcher, namespace: ${space} } }`,
    );
    await bed.kubectl(
      'create',
      'clusterrolebinding',
      'reader-watcher',
      '--clusterrole=cluster-admin',
      `--serviceaccount=${space}:watcher`,
    );
    const token = await tokenOf(bed, space, 'watcher');
    const file = kubeconfigFor(bed, {
      folder,
      name: 'watch',
      user: `{ token: ${token} }`,
      cluster: `, proxy-url: "${proxy.address}"`,
    });
    connection = await connect({ kubeconfig: [file], agent });
    watch = await watchCluster(connection, { debounceMs: 20 });
    await watch.synced;
    watch.onChange(({ added, modified, deleted }) => {
      for (const [word, list] of [
        ['added', added],
        ['modified', modified],
        ['deleted', deleted],
      ] as const)
        for (const { reference } of list) changes.push(`${word} ${nameOf(reference)}`);
    });
  });
  after(async () => {
    proxy.open();
    await watch.close();
    connection.close();
    proxy.stop();
    await bed.kubectl('delete', 'clusterrolebinding', 'reader-watcher', '--ignore-not-found');
    await bed.kubectl('delete', 'crd', 'boats.reader.test', '--ignore-not-found');
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false');
    await bed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const valueIn = (name: string, kind = 'ConfigMap'): string | undefined => {
    const found = watch
      .snapshot()
      .resources.find(
        ({ reference }) =>
          reference.kind === kind && reference.namespace === space && reference.name === name,
      );
    return (found?.object['data'] as { value?: string } | undefined)?.value;
  };
  const until = (name: string, value: string | undefined, kind?: string): Promise<void> =>
    waitFor(
      `${name} to be ${value}`,
      60_000,
      async () => valueIn(name, kind) === value || `${valueIn(name, kind)}`,
    );
  const told = (change: string): Promise<void> =>
    waitFor(change, 10_000, async () => changes.includes(change) || changes.slice(-5).join(', '));

  test('what is added, modified and deleted is seen and told', async () => {
    await bed.apply(configMap('one', '1'));
    await until('one', '1');
    await told(`added ConfigMap ${space}/one`);
    await bed.apply(configMap('one', '2'));
    await until('one', '2');
    await told(`modified ConfigMap ${space}/one`);
    await bed.kubectl('-n', space, 'delete', 'configmap', 'one');
    await until('one', undefined);
    await told(`deleted ConfigMap ${space}/one`);
  });

  test('an object of a megabyte is seen like any other, and so is its change', async () => {
    const large = (letter: string): string => letter.repeat(1_000_000);
    const path = `/api/v1/namespaces/${space}/configmaps`;
    const object = (letter: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'large', namespace: space },
      data: { value: large(letter) },
    });
    await connection.send('POST', path, object('a'));
    await waitFor('the large object', 30_000, async () => valueIn('large') === large('a') || 'not there');
    await connection.send('PUT', `${path}/large`, object('b'));
    await waitFor('its change', 30_000, async () => valueIn('large') === large('b') || 'not there');
    await connection.send('DELETE', `${path}/large`, undefined);
    await until('large', undefined);
  });

  test('a snapshot does not change under its reader', async () => {
    const before = watch.snapshot();
    const { length } = before.resources;
    await bed.apply(configMap('two', '1'));
    await until('two', '1');
    assert.equal(before.resources.length, length);
    assert.notEqual(watch.snapshot(), before);
  });

  test('a new kind appears with its objects, and goes with them', async () => {
    await bed.apply(crd);
    await bed.kubectl('wait', '--for=condition=Established', 'crd/boats.reader.test', '--timeout=30s');
    await bed.apply(
      `{ apiVersion: reader.test/v1, kind: Boat, metadata: { name: tug, namespace: ${space} }, data: { value: "1" } }`,
    );
    await until('tug', '1', 'Boat');
    await bed.kubectl('delete', 'crd', 'boats.reader.test');
    await until('tug', undefined, 'Boat');
    await waitFor('its watch to end', 30_000, async () => {
      const state = watch.states().find(({ name }) => name === 'boats.reader.test');
      return state === undefined || state.status;
    });
  });

  test('a connection that is cut is resumed without a new list', async () => {
    const lists = (): number =>
      requestsOf(bed, agent).filter((line) => line === 'list configmaps 200').length;
    const before = lists();
    proxy.shut();
    await bed.apply(configMap('cut', '1'));
    proxy.open();
    await until('cut', '1');
    assert.equal(lists(), before);
  });

  test('an API server that restarts is waited for', async () => {
    await bed.restartApiServer();
    await bed.apply(configMap('restart', '1'));
    await until('restart', '1');
    await waitFor('all watches to be back', 60_000, async () => {
      const waiting = watch.states().filter(({ status }) => status !== 'watching');
      return (
        waiting.length === 0 ||
        waiting.map(({ name, status, lastError }) => `${name} ${status} ${lastError}`).join(', ')
      );
    });
    assert.deepEqual(watch.snapshot().missingRights, []);
  });

  test('what was compacted away meanwhile is listed anew', async () => {
    const lists = (): number =>
      requestsOf(bed, agent).filter((line) => line === 'list configmaps 200').length;
    await bed.apply(configMap('gone', '1'));
    await until('gone', '1');
    const before = lists();
    proxy.shut();
    await bed.kubectl('-n', space, 'delete', 'configmap', 'gone');
    await bed.apply(configMap('late', '1'));
    await compact(bed);
    await bed.restartApiServer();
    proxy.open();
    await until('late', '1');
    await until('gone', undefined);
    assert.ok(lists() > before);
  });

  test('a right that is taken away is missing by name until it is back', async () => {
    await bed.kubectl('delete', 'clusterrolebinding', 'reader-watcher');
    proxy.shut();
    proxy.open();
    await waitFor('the right to be missing', 30_000, async () => {
      const rights = watch.snapshot().missingRights.map(nameOfRight);
      return rights.some((right) => right.endsWith(' configmaps')) || rights.join(', ');
    });
    assert.equal(valueIn('late'), '1');
    await bed.kubectl(
      'create',
      'clusterrolebinding',
      'reader-watcher',
      '--clusterrole=cluster-admin',
      `--serviceaccount=${space}:watcher`,
    );
    await waitFor('the rights to be back', 120_000, async () => {
      const rights = watch.snapshot().missingRights.map(nameOfRight);
      return rights.length === 0 || rights.join(', ');
    });
  });

  test('after all that the copy is what a fresh list says', async () => {
    const fresh = await readCluster(connection);
    const shown = (resources: typeof fresh.resources): readonly string[] =>
      resources.map(({ reference, object }) => `${nameOf(reference)} ${JSON.stringify(object)}`).sort();
    await waitFor('the copy to be current', 30_000, async () => {
      const [copy, list] = [
        shown(watch.snapshot().resources),
        shown((await readCluster(connection)).resources),
      ];
      const odd = copy
        .filter((line) => !list.includes(line))
        .concat(list.filter((line) => !copy.includes(line)));
      return odd.length === 0 || odd.slice(0, 3).join('\n').slice(0, 600);
    });
  });
});
