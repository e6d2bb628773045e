import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { SeawallError } from '../../model/error.ts';
import type { Target } from '../../platform/kube/target.ts';
import { connect } from './connect.ts';
import { targetOf } from './kubeconfig-target.ts';

const folder = mkdtempSync(join(tmpdir(), 'seawall-kubeconfig-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const write = (text: string): string => {
  const file = join(folder, `config-${++files}`);
  writeFileSync(file, text);
  return file;
};

const target = (text: string, context?: string): Target => targetOf([write(text)], context, 'test');

const basic = `apiVersion: v1
kind: Config
current-context: dev
clusters:
- name: dev
  cluster: { server: https://dev.example.com:6443, certificate-authority: ca.crt, tls-server-name: api }
- name: 42
  cluster: { server: https://other.example.com/k8s/clusters/c-1, insecure-skip-tls-verify: true, proxy-url: socks5://proxy }
users:
- name: dev
  user: { client-certificate-data: QUJD, client-key: /keys/dev.key, as: jane, as-groups: [team] }
- name: file
  user: { tokenFile: tokens/token }
contexts:
- name: dev
  context: { cluster: dev, user: dev, namespace: shop }
- name: other
  context: { cluster: "42", user: file }
- name: anonymous
  context: { cluster: dev }
- name: no-cluster
  context: { cluster: nowhere, user: dev }
- name: no-user
  context: { cluster: dev, user: nobody }
`;

test('the current context says where to and as whom', () => {
  const { user, as, ...rest } = target(basic);
  assert.deepEqual(rest, {
    context: 'dev',
    server: 'https://dev.example.com:6443',
    namespace: 'shop',
    certificateAuthorityFile: join(folder, 'ca.crt'),
    skipsVerification: false,
    serverName: 'api',
    compresses: true,
    agent: 'test',
  });
  assert.deepEqual(user, { certificateData: 'QUJD', keyFile: '/keys/dev.key' });
  assert.deepEqual(as, { user: 'jane', groups: ['team'] });
});

test('another context is chosen by its name, and names may look like numbers', () => {
  const { server, skipsVerification, proxy, user } = target(basic, 'other');
  assert.deepEqual(
    { server, skipsVerification, proxy, user },
    {
      server: 'https://other.example.com/k8s/clusters/c-1',
      skipsVerification: true,
      proxy: 'socks5://proxy',
      user: { tokenFile: join(folder, 'tokens/token') },
    },
  );
});

test('a context without a user is nobody in particular', () => {
  assert.deepEqual(target(basic, 'anonymous').user, {});
});

test('of several files the first to name something wins', () => {
  const first = write('{ contexts: [{ name: dev, context: { cluster: dev, namespace: mine } }] }');
  const merged = targetOf([first, write(basic)], undefined, 'test');
  assert.equal(merged.namespace, 'mine');
  assert.equal(merged.server, 'https://dev.example.com:6443');
});

test('a credential plug-in lies beside the file where its name has a slash', () => {
  const exec = (command: string): string => `
current-context: a
clusters: [{ name: a, cluster: { server: https://a } }]
contexts: [{ name: a, context: { cluster: a, user: a } }]
users: [{ name: a, user: { exec: { apiVersion: client.authentication.k8s.io/v1, command: ${command}, env: [{ name: X, value: why }], args: [-v] } } }]`;
  assert.equal(target(exec('./bin/login')).user.exec?.command, join(folder, 'bin/login'));
  assert.deepEqual(target(exec('login')).user.exec, {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'login',
    args: ['-v'],
    env: [{ name: 'X', value: 'why' }],
    provideClusterInfo: false,
  });
});

const withServer = (cluster: string, user = '{}'): string =>
  `{ current-context: a, clusters: [{ name: a, cluster: ${cluster} }], users: [{ name: a, user: ${user} }], contexts: [{ name: a, context: { cluster: a, user: a } }] }`;

const failures: readonly (readonly [string, string, string | undefined, RegExp])[] = [
  ['broken YAML', 'clusters: [', undefined, /config-\d+:\d+: /],
  ['an empty file', '', undefined, /config-\d+: it has no clusters/],
  ['a text', 'hello', undefined, /config-\d+: it has no clusters/],
  [
    'a list where a mapping belongs',
    'clusters: { name: a }',
    undefined,
    /\/clusters must be list, not object/,
  ],
  ['no current context', 'contexts: [{ name: a }, { name: b }]', undefined, /--context: a, b/],
  ['an unknown context', basic, 'devv', /config-\d+ has no context "devv"; did you mean dev\?/],
  [
    'an unknown cluster',
    basic,
    'no-cluster',
    /context no-cluster: .* has no cluster "nowhere"; it has dev, 42/,
  ],
  ['an unknown user', basic, 'no-user', /context no-user: .* has no user "nobody"/],
  ['no server', withServer('{}'), undefined, /server is "", not an address/],
  [
    'a server that is no address',
    withServer('{ server: dev.example.com }'),
    undefined,
    /server is "dev.example.com"/,
  ],
  [
    'data that is no base64',
    withServer('{ server: https://a }', '{ client-key-data: "-----BEGIN" }'),
    undefined,
    /client-key-data is no base64/,
  ],
  [
    'a plug-in without a command',
    withServer('{ server: https://a }', '{ exec: { apiVersion: v1 } }'),
    undefined,
    /exec.command is empty/,
  ],
];

describe('what cannot be used is refused, with the place', () => {
  for (const [name, text, context, detail] of failures)
    test(name, () => {
      assert.throws(
        () => target(text, context),
        (error) =>
          error instanceof SeawallError &&
          error.code === 'invalid-kubeconfig' &&
          error.detail.some((line) => detail.test(line)),
      );
    });

  test('a file that is not there', async () => {
    const file = join(folder, 'missing');
    await assert.rejects(
      connect({ kubeconfig: [file] }),
      (error) =>
        error instanceof SeawallError &&
        (error.detail[0] ?? '').startsWith(`${file}: it does not exist; name another`),
    );
  });

  test('no key, token or password is in a message', () => {
    const text = withServer(
      '{ server: "" }',
      '{ token: letmein, password: letmein, client-key-data: bGV0bWVpbg== }',
    );
    assert.throws(
      () => target(text),
      (error) =>
        error instanceof SeawallError && !JSON.stringify([error.message, error.detail]).includes('letmein'),
    );
  });
});
