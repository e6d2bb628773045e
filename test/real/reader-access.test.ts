import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { SeawallError } from '../../src/model/error.ts';
import { nameOf, type Resource } from '../../src/model/resource.ts';
import { openConnection } from '../../src/platform/kube/http-connection.ts';
import { inClusterTarget } from '../../src/platform/kube/in-cluster.ts';
import { connect, kubeLimits } from '../../src/sources/cluster/connect.ts';
import { nameOfRight } from '../../src/sources/cluster/facts.ts';
import { readCluster } from '../../src/sources/cluster/read-cluster.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { kubeconfigFor, tokenOf } from './cluster-access.ts';
import { ConnectProxy } from './connect-proxy.ts';

const space = 'reader-access';

const objects = `apiVersion: v1
kind: Namespace
metadata: { name: ${space} }
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
`;

const namesOf = (resources: readonly Resource[]): readonly string[] =>
  resources.map(({ reference }) => nameOf(reference)).sort();

describe('a real cluster is reached', { skip: noBed }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-access-'));
  let bed: Bed;

  before(async () => {
    bed = await withCluster();
    await bed.apply(objects);
  });
  after(async () => {
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false');
    await bed.stop();
    rmSync(folder, { recursive: true, force: true });
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

  test('a pod reads by its service account', async () => {
    const account = join(folder, 'account');
    mkdirSync(account);
    copyFileSync(bed.authority.cert, join(account, 'ca.crt'));
    writeFileSync(join(account, 'token'), `${await tokenOf(bed, space, 'local')}\n`);
    writeFileSync(join(account, 'namespace'), space);
    const { hostname, port } = new URL(bed.server);
    Object.assign(env, { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port });
    const target = inClusterTarget('seawall-test', account);
    delete env['KUBERNETES_SERVICE_HOST'];
    delete env['KUBERNETES_SERVICE_PORT'];
    assert.equal(inClusterTarget('seawall-test', account), undefined);
    assert.ok(target !== undefined);
    const within = openConnection(target, kubeLimits);
    const facts = await readCluster(within, { kinds: ['serviceaccounts'] });
    within.close();
    assert.equal(facts.context, 'in-cluster');
    assert.ok(namesOf(facts.resources).includes(`ServiceAccount ${space}/local`));
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
