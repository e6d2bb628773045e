import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { detectInFile } from './file.ts';
import { matchFormats } from './formats.ts';
import { hideSecrets } from './hide.ts';
import { hideInFile } from './hide-text.ts';

/** The fakes are put together here, so that no scanner of secrets trips over this file. */
const token = ['gh', 'p_', 'aB3dE5gH7jK9mN2pQ4sT6vW8aB3dE5gH7jK9'].join('');
const password = 'let-me-in-Q4sT6v';
const key = (body: string): string =>
  ['-----BEGIN RSA PRIVATE', ` KEY-----\n${body}\n${body}\n-----END RSA PRIVATE`, ' KEY-----'].join('');
const body = 'MIIEpAIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0g';

const pod = (container: object, metadata: object = {}): Readonly<Record<string, unknown>> => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', ...metadata },
  spec: { containers: [{ name: 'app', ...container }] },
});

const objects: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'an environment variable': pod({
    env: [
      { name: 'DB_PASSWORD', value: password },
      { name: 'PORT', value: '80' },
    ],
  }),
  'a URL': pod({ env: [{ name: 'DATABASE_URL', value: `postgres://shop:${password}@db/shop` }] }),
  'an option': pod({ args: ['--port=80', `--db-password=${password}`, '--token', token] }),
  'a script': pod({
    command: ['sh', '-c', `PGPASSWORD=${password} psql -h db && curl -u a:${password} http://x`],
  }),
  'an annotation': pod(
    {},
    { annotations: { 'example.com/admin-password': password, 'example.com/port': '80' } },
  ),
  'a ConfigMap': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: {
      'db.password': password,
      'app.yaml': `a: 1\ndb:\n  password: ${password} # x\nport: 80\n`,
      id_rsa: key(body),
    },
  },
  'a custom resource': {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: { name: 'a' },
    spec: { users: [{ name: 'a', password }], port: 80 },
  },
};

describe('an object is free of secrets', () => {
  for (const [name, object] of Object.entries(objects))
    test(`${name}: the value is gone, the rest stays, hiding again changes nothing`, () => {
      const before = JSON.stringify(object);
      const hidden = hideSecrets(object);
      const text = JSON.stringify(hidden);
      for (const value of [password, token, body]) assert.ok(!text.includes(value), text);
      assert.ok(text.includes('seawall-hidden-secret/'), text);
      assert.ok(!before.includes('80') || text.includes('80'), text);
      assert.equal(JSON.stringify(object), before);
      assert.deepEqual(hideSecrets(hidden), hidden);
    });
});

test('an object without secrets is the same object', () => {
  const object = pod({
    args: ['--port=80'],
    env: [
      { name: 'PORT', value: '80' },
      { name: 'A', valueFrom: {} },
    ],
  });
  assert.equal(hideSecrets(object), object);
});

const files: readonly (readonly [string, string])[] = [
  ['many of one form', `a: ${token}\nb: ${token.replace('aB3', 'zZ9')}\nc: 1\n`],
  [
    'more than are told',
    Array.from({ length: 40 }, (_, line) => `password${line}: ${password}${line}`).join('\n'),
  ],
  ['a key among settings', `a: 1\nkey: |\n  ${key(body).replaceAll('\n', '\n  ')}\nport: 80\n`],
  ['a key in one line of JSON', `{\n "key": ${JSON.stringify(key(body))}\n}`],
  ['two in a line', `first: 1\nurl: http://a:${password}@b password: ${password}x\n`],
];

describe('a file is free of secrets, and the same is found in the same lines', () => {
  for (const [name, content] of files)
    test(name, () => {
      const hidden = hideInFile('app.conf', content) ?? '';
      for (const value of [password, token, token.slice(-20), body])
        assert.ok(!hidden.includes(value), hidden);
      assert.deepEqual(detectInFile('app.conf', hidden), detectInFile('app.conf', content));
    });
});

test('whatever a file holds, the same is found in it afterwards, and nothing is thrown', () => {
  const part = fc.constantFrom(
    'password: ',
    'token=',
    '"',
    '\n',
    ' ',
    '://a:',
    '@b',
    token,
    'letmein',
    '# ',
    '<x>',
    '-----BEGIN PRIVATE KEY-----\n',
    body,
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      (content) => {
        const hidden = hideInFile('app.conf', content);
        if (hidden === undefined) return;
        const told = (text: string): readonly string[] =>
          detectInFile('app.conf', text)
            .map(({ what, severity, line }) => `${line} ${severity} ${what}`)
            .sort();
        assert.deepEqual(told(hidden), told(content));
        assert.deepEqual(matchFormats(hidden), []);
      },
    ),
    { numRuns: 200 },
  );
});
