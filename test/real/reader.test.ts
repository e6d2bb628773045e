import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { SeawallError } from '../../src/model/error.ts';
import { nameOf, type Resource } from '../../src/model/resource.ts';
import type { Connection } from '../../src/platform/kube/connection.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { nameOfRight } from '../../src/sources/cluster/facts.ts';
import { readCluster } from '../../src/sources/cluster/read-cluster.ts';
import { readSnapshot, writeSnapshot } from '../../src/sources/cluster/snapshot-file.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { kubeconfigFor, requestsOf, tokenOf } from './cluster-access.ts';
import { ConnectProxy } from './connect-proxy.ts';

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

  test('a snapshot says the same, and holds no secret', async () => {
    const facts = await readCluster(connection);
    const file = join(folder, 'snapshot.gz');
    await writeSnapshot(file, facts);
    assert.deepEqual(await readSnapshot(file), facts);
    const text = gunzipSync(readFileSync(file)).toString();
    assert.equal(text.trimEnd().split('\n').length, facts.resources.length + 1);
    for (const value of [secret, Buffer.from(secret).toString('base64')]) assert.ok(!text.includes(value));
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

  test('a credential plug-in logs in', async () => {
    const token = await tokenOf(bed, space, 'local');
    const script = join(folder, 'plugin.mjs');
    writeFileSync(
      script,
      `const { spec } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
if (spec.interactive !== false || !spec.cluster.server) process.exit(1);
console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: process.env.TOKEN } }));`,
    );
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: execPath,
      args: [script],
      env: [{ name: 'TOKEN', value: token }],
      interactiveMode: 'Never',
      provideClusterInfo: true,
    };
    const file = kubeconfigFor(bed, { folder, name: 'plugin', user: JSON.stringify({ exec }) });
    const plugin = await connect({ kubeconfig: [file] });
    const facts = await readCluster(plugin, { namespaces: [space], kinds: ['serviceaccounts'] });
    plugin.close();
    assert.ok(namesOf(facts.resources).includes(`ServiceAccount ${space}/local`));
  });

  test('somebody else’s eyes see what they may see', async () => {
    const user = `system:serviceaccount:${space}:local`;
    const local = await connect({ kubeconfig: [bed.kubeconfig], as: { user } });
    const facts = await readCluster(local, { namespaces: [space], kinds: ['serviceaccounts', 'secrets'] });
    local.close();
    assert.deepEqual(facts.missingRights.map(nameOfRight), [`list secrets in namespace ${space}`]);
  });

  test('a proxy is gone through', async () => {
    const proxy = new ConnectProxy();
    await proxy.start();
    const token = await tokenOf(bed, space, 'local');
    const file = kubeconfigFor(bed, {
      folder,
      name: 'proxied',
      user: `{ token: ${token} }`,
      cluster: `, proxy-url: "${proxy.address}"`,
    });
    const proxied = await connect({ kubeconfig: [file] });
    const facts = await readCluster(proxied, { namespaces: [space], kinds: ['serviceaccounts'] });
    proxied.close();
    proxy.stop();
    assert.ok(namesOf(facts.resources).includes(`ServiceAccount ${space}/local`));
    assert.ok(proxy.connections > 0);
  });

  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    ['a token that nobody gave', '{ token: made-up }', '', /log in anew/],
    [
      'an authority that is another',
      '{ token: x }',
      ', tls-server-name: elsewhere',
      /certificate is for another name/,
    ],
    [
      'no file of a certificate',
      '{ client-certificate: missing.crt, client-key: missing.key }',
      '',
      /missing\.crt/,
    ],
  ];
  for (const [name, user, cluster, words] of refused)
    test(`${name} is no access, in words`, async () => {
      const file = kubeconfigFor(bed, { folder, name: 'refused', user, cluster });
      const connection = await connect({ kubeconfig: [file] });
      await assert.rejects(
        readCluster(connection),
        (error) =>
          error instanceof SeawallError && error.code === 'no-access' && words.test(error.detail.join()),
      );
      connection.close();
    });
});
