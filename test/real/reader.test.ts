import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { nameOf, type Resource } from '../../src/model/resource.ts';
import type { Connection } from '../../src/platform/kube/connection.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { discover } from '../../src/sources/cluster/discovery.ts';
import { nameOfRight } from '../../src/sources/cluster/facts.ts';
import { readGroupByGroup } from '../../src/sources/cluster/group-discovery.ts';
import { readCluster } from '../../src/sources/cluster/read-cluster.ts';
import type { ServedKind } from '../../src/sources/cluster/served-kind.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { kubeconfigFor, requestsOf, tokenOf } from './cluster-access.ts';

const space = 'reader-objects';
const other = 'reader-other';
const secret = 'correct-horse-battery';
const many = 3_000;

const objects = `apiVersion: v1
kind: Namespace
metadata: { name: ${space} }
---
apiVersion: v1
kind: Namespace
metadata: { name: ${other} }
---
apiVersion: v1
kind: Secret
metadata: { name: password, namespace: ${space} }
stringData: { password: ${secret}, empty: '' }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: nobody, namespace: ${space} }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: local, namespace: ${space} }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: local, namespace: ${space} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: local, namespace: ${space} }]
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1.broken.reader.test }
spec: { group: broken.reader.test, version: v1, groupPriorityMinimum: 100, versionPriority: 1, insecureSkipTLSVerify: true, service: { name: nowhere, namespace: ${space} } }
`;

const namesOf = (resources: readonly Resource[]): readonly string[] =>
  resources.map(({ reference }) => nameOf(reference)).sort();

describe('a real cluster is read', { skip: noBed }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-reader-'));
  const agent = 'seawall-test-reader';
  let bed: Bed;
  let connection: Connection;

  before(async () => {
    bed = await withCluster();
    connection = await connect({ kubeconfig: [bed.kubeconfig], agent });
    await bed.apply(objects);
  });
  after(async () => {
    connection.close();
    await bed.kubectl('delete', 'apiservice', 'v1.broken.reader.test', '--ignore-not-found');
    await bed.kubectl('delete', 'namespace', space, other, '--ignore-not-found', '--wait=false');
    await bed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = async (account: string, more: { namespace?: string } = {}): Promise<Connection> => {
    const token = await tokenOf(bed, space, account);
    const file = kubeconfigFor(bed, { folder, name: account, user: `{ token: ${token} }`, ...more });
    return connect({ kubeconfig: [file] });
  };

  test('everything is there, without what is not read, and without secrets', async () => {
    const facts = await readCluster(connection);
    const names = namesOf(facts.resources);
    for (const name of [
      `Namespace ${space}`,
      `Secret ${space}/password`,
      `RoleBinding ${space}/local`,
      `Node ${bed.name}`,
    ])
      assert.ok(names.includes(name), name);
    assert.equal(new Set(names).size, names.length);
    assert.equal(facts.server.version, `v${bed.version}`);
    assert.deepEqual(facts.missingRights, []);
    assert.ok(!names.some((name) => /^(?:Event|Lease|Endpoints) /.test(name)));
    const text = JSON.stringify(facts);
    for (const value of [secret, Buffer.from(secret).toString('base64'), 'managedFields', 'last-applied'])
      assert.ok(!text.includes(value), value);
  });

  test('an APIService that is down is one problem, and no stop', async () => {
    const { problems } = await readCluster(connection);
    assert.deepEqual(
      problems.map(({ code, file }) => `${code} ${file}`),
      ['api-unavailable broken.reader.test/v1'],
    );
  });

  test('discovery group by group, as of old, says the same', async () => {
    const shown = (kinds: readonly ServedKind[]): readonly string[] =>
      kinds.map(({ group, version, kind, resource, isNamespaced, isWatchable }) =>
        [group, version, kind, resource, isNamespaced, isWatchable].join(' '),
      );
    const { served, problems } = await readGroupByGroup(connection, undefined);
    const { kinds } = await discover(connection);
    const names = shown(served);
    assert.deepEqual(
      shown(kinds).filter((kind) => !names.includes(kind)),
      [],
    );
    assert.deepEqual(
      problems.map(({ file }) => file),
      ['broken.reader.test/v1'],
    );
  });

  test('nothing is ever written', () => {
    const verbs = new Set(requestsOf(bed, agent).map((line) => line.split(' ')[0]));
    assert.ok(verbs.has('list'));
    assert.deepEqual(
      [...verbs].filter((verb) => verb !== 'list' && verb !== 'get'),
      [],
    );
  });

  test(`a list of ${many} objects comes in pages`, async () => {
    const items = Array.from({ length: many }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `many-${index}`, namespace: other },
      data: { index: String(index) },
    }));
    const writer = await connect({ kubeconfig: [bed.kubeconfig], agent: 'seawall-test-writer' });
    const path = `/api/v1/namespaces/${other}/configmaps`;
    for (let at = 0; at < many; at += 20)
      await Promise.all(items.slice(at, at + 20).map((item) => writer.send('POST', path, item)));
    writer.close();
    const before = requestsOf(bed, agent).filter((line) => line === 'list configmaps 200').length;
    const facts = await readCluster(connection, { kinds: ['configmaps'], namespaces: [other] });
    const read = facts.resources.filter(({ reference }) => reference.name.startsWith('many-'));
    assert.equal(new Set(read.map(({ reference }) => reference.name)).size, many);
    assert.ok(
      read.every(
        ({ object, reference }) => (object['data'] as { index: string }).index === reference.name.slice(5),
      ),
    );
    const after = requestsOf(bed, agent).filter((line) => line === 'list configmaps 200').length;
    assert.ok(after - before >= many / 500, `${after - before} pages`);
  });

  test('without any right each kind is missing by name, and nothing is made up', async () => {
    const nobody = await as('nobody');
    const facts = await readCluster(nobody);
    nobody.close();
    assert.deepEqual(facts.resources, []);
    const rights = facts.missingRights.map(nameOfRight);
    for (const right of [
      'list pods',
      'list secrets',
      'list deployments.apps',
      'list clusterroles.rbac.authorization.k8s.io',
    ])
      assert.ok(rights.includes(right), right);
    assert.equal(new Set(rights).size, rights.length);
  });

  test('with rights in one namespace that is read, and what is missing is told', async () => {
    const local = await as('local');
    const facts = await readCluster(local, { namespaces: [space] });
    local.close();
    assert.ok(namesOf(facts.resources).includes(`ServiceAccount ${space}/local`));
    const rights = facts.missingRights.map(nameOfRight);
    assert.ok(rights.includes(`list secrets in namespace ${space}`), rights.join(', '));
    assert.ok(rights.includes('list nodes'));
    assert.ok(!rights.some((right) => right.startsWith('list pods')));
  });

  test('the namespace of the context is read where the whole cluster may not be', async () => {
    const local = await as('local', { namespace: space });
    const facts = await readCluster(local);
    local.close();
    assert.ok(namesOf(facts.resources).includes(`ServiceAccount ${space}/local`));
    assert.ok(facts.missingRights.map(nameOfRight).includes('list serviceaccounts'));
  });

  test('a namespace that is not there is a problem', async () => {
    const { problems } = await readCluster(connection, {
      namespaces: ['reader-missing'],
      kinds: ['namespaces', 'pods'],
    });
    assert.match(JSON.stringify(problems), /there is no namespace reader-missing/);
  });
});
