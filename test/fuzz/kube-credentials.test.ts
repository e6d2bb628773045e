import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TargetUser } from '../../src/platform/kube/target.ts';
import { type Answer, FaultyServer, failsWith, json } from './faulty-server.ts';

const server = new FaultyServer();
before(() => server.start());
after(() => server.stop());

/** A credential plug-in that prints the output of a script. */
const plugin = (script: string): TargetUser => {
  const command = join(server.folder, `plugin-${Math.random().toString(36).slice(2)}`);
  writeFileSync(command, `#!/bin/sh\n${script}\n`);
  chmodSync(command, 0o755);
  return {
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command,
      args: [],
      env: [],
      provideClusterInfo: false,
      installHint: 'Install it.',
    },
  };
};

const credential = (token: string, expires = ''): string =>
  `echo '{"kind":"ExecCredential","status":{"token":"${token}"${expires === '' ? '' : `,"expirationTimestamp":"${expires}"`}}}'`;

describe('credentials', () => {
  const accept =
    (token: string): Answer =>
    (request, response) =>
      request.headers.authorization === `Bearer ${token}`
        ? json(response, 200, { ok: true })
        : json(response, 401, { kind: 'Status', reason: 'Unauthorized', message: 'Unauthorized' });

  test('a token file is read again when the token is refused', async () => {
    const tokenFile = join(server.folder, 'token');
    writeFileSync(tokenFile, 'old\n');
    const connection = server.open({ tokenFile });
    server.answer = accept('old');
    await connection.get('/');
    server.answer = accept('new');
    writeFileSync(tokenFile, 'new\n');
    assert.deepEqual(await connection.get('/'), { ok: true });
  });

  test('a plug-in is asked once, again when its token is refused, and no more than that', async () => {
    const count = join(server.folder, 'count');
    writeFileSync(count, '');
    const connection = server.open(plugin(`echo x >> ${count}\n${credential('t')}`));
    server.answer = (_request, response) => json(response, 200, {});
    await Promise.all([connection.get('/'), connection.get('/'), connection.get('/')]);
    assert.equal(readFileSync(count, 'utf8'), 'x\n');
    server.answer = accept('never');
    await assert.rejects(connection.get('/'), failsWith('status', /Unauthorized/));
    assert.equal(readFileSync(count, 'utf8'), 'x\nx\n');
  });

  test('a plug-in is asked again when its token has expired', async () => {
    const count = join(server.folder, 'expired');
    writeFileSync(count, '');
    const connection = server.open(plugin(`echo x >> ${count}\n${credential('t', '2020-01-01T00:00:00Z')}`));
    server.answer = accept('t');
    for (let time = 0; time < 3; time++) await connection.get('/');
    assert.equal(readFileSync(count, 'utf8'), 'x\nx\nx\n');
  });

  const failures: readonly (readonly [string, TargetUser, RegExp])[] = [
    [
      'it ends with an error',
      plugin('echo "no session; run login" >&2; exit 3'),
      /status 3: no session; run login\. Install it\./,
    ],
    ['it prints no JSON', plugin('echo letmein'), /printed no JSON/],
    ['it gives nothing', plugin(`echo '{"status":{}}'`), /neither a token nor a client certificate/],
    ['it prints without end', plugin('yes letmein'), /printed over 1000 characters/],
    ['it does not end', plugin('sleep 5'), /did not end within/],
    [
      'it is not there',
      { exec: { apiVersion: 'v1', command: 'no-such-plugin', args: [], env: [], provideClusterInfo: false } },
      /no-such-plugin is not on PATH/,
    ],
    ['the token file is not there', { tokenFile: join(server.folder, 'missing') }, /missing/],
    ['the certificate is not there', { certificateFile: join(server.folder, 'missing.crt') }, /missing\.crt/],
  ];
  for (const [name, user, message] of failures)
    test(`${name}: said, and no token shown`, async () => {
      await assert.rejects(
        server.open(user, {}, { execMs: 300 }).get('/'),
        (error) =>
          failsWith('credentials', message)(error) && !String((error as Error).message).includes('letmein'),
      );
    });
});
