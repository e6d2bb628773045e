import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection, ReadOptions } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import { readServer } from './read-server.ts';

type Answers = (path: string, isAnonymous: boolean) => number;

/** A server that answers each request with a status alone, and 200 with a version. */
const serverWith = (statusOf: Answers): Connection => ({
  context: 'dev',
  server: 'https://dev.example.com',
  namespace: undefined,
  get: async (path: string, { isAnonymous = false }: ReadOptions = {}) => {
    const status = statusOf(path, isAnonymous);
    if (status === 200) return { gitVersion: 'v1.36.3', platform: 'linux/amd64' };
    throw new KubeError({ kind: 'status', status, path, message: `status ${status}` });
  },
  send: () => Promise.reject(new Error('nothing is written')),
  stream: () => Promise.reject(new Error('nothing is read')),
  close: () => undefined,
});

const cases: readonly [string, Answers, { version: string; anonymous: object }][] = [
  [
    'a server as it is installed',
    (path, isAnonymous) => (isAnonymous && path === '/api' ? 403 : 200),
    { version: 'v1.36.3', anonymous: { version: 'answered', api: 'forbidden' } },
  ],
  [
    'one that takes no strangers',
    (_path, isAnonymous) => (isAnonymous ? 401 : 200),
    { version: 'v1.36.3', anonymous: { version: 'refused', api: 'refused' } },
  ],
  [
    'one that hides its version from us, too',
    () => 403,
    { version: '', anonymous: { version: 'forbidden', api: 'forbidden' } },
  ],
  [
    'a proxy in front that wants something else',
    (_path, isAnonymous) => (isAnonymous ? 502 : 200),
    { version: 'v1.36.3', anonymous: { version: 'unknown', api: 'unknown' } },
  ],
];

for (const [name, answers, expected] of cases)
  test(`what a stranger is told: ${name}`, async () => {
    const { version, anonymous } = await readServer(serverWith(answers), undefined);
    assert.deepEqual({ version, anonymous }, expected);
  });

test('a server that fails to say its version fails the reading', async () => {
  await assert.rejects(
    readServer(
      serverWith(() => 500),
      undefined,
    ),
    KubeError,
  );
});
