import { equal, match, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { after, describe, test } from 'node:test';
import type { SecureContextOptions } from 'node:tls';
import { logTo } from '../../src/apps/server/log.ts';
import { followTls, readTls } from '../../src/apps/server/serve/tls.ts';
import type { Resource } from '../../src/model/resource.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Timer } from '../../src/platform/timer.ts';
import { writeSnapshot } from '../../src/sources/cluster/snapshot-file.ts';
import { makeAuthority, makeCertificate } from '../cluster/certificates.ts';
import { findingNumber } from './evaluations.ts';

interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token: string;
  readonly ended: Promise<number | null>;
}

/** What a test that failed leaves running is ended with the others. */
const children: ChildProcess[] = [];

/** Runs `seawall serve` and waits until it listens. */
const serve = (...words: readonly string[]): Promise<Program> =>
  new Promise((resolve, reject) => {
    const line = ['src/apps/cli/start.ts', 'serve', '--listen', '127.0.0.1:0', '--no-config', ...words];
    const child = spawn(execPath, line, { env: { ...process.env, KUBECONFIG: '/there/is/none' } });
    children.push(child);
    const ended = new Promise<number | null>((done) => {
      child.once('close', (status) => done(status));
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const url = /"address":"([^"]+)"/.exec(text)?.[1];
      if (url !== undefined) resolve({ child, url, ended, token: /swl_[\w-]+/.exec(text)?.[0] ?? '' });
    });
    void ended.then((status) => reject(new Error(`serve ended with ${status}: ${text}`)));
  });

const ask = (url: string, path: string, token: string, method = 'GET', body?: object) =>
  fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('seawall serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-serve-'));
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('killed while it writes, it loses nothing that it acknowledged, and shows its first token only once', async () => {
    const store = join(folder, 'killed.db');
    let token = '';
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const program = await serve('--role', 'api', '--store', store, '--rate-limit', '100000');
      equal(program.token !== '', round === 0);
      token ||= program.token;
      const writing = (async () => {
        for (let number = 0; ; number++) {
          const name = `token-${round}-${number}`;
          const made = await ask(program.url, '/tokens', token, 'POST', { name, role: 'viewer' }).catch(
            () => undefined,
          );
          if (made === undefined) return;
          equal(made.status, 201);
          acknowledged.push(name);
          if (number === 20 + round * 7) program.child.kill('SIGKILL');
        }
      })();
      await Promise.all([writing, program.ended]);
    }
    const opened = await openStore(store);
    try {
      const names = new Set((await opened.tokens.list()).map(({ name }) => name));
      for (const name of acknowledged) ok(names.has(name), name);
      const verdict = await opened.trail.verify();
      equal(verdict.kind, 'intact');
      const rows = new Set((await opened.trail.rows({ limit: 1_000 })).map(({ subject }) => subject));
      for (const name of names) if (name !== 'first') ok(rows.has(name), `${name} stands in no trail`);
    } finally {
      await opened.close();
    }
  });

  test('asked to stop, it ends in good order, also while somebody follows changes', async () => {
    const program = await serve('--role', 'api', '--store', join(folder, 'stopped.db'));
    const following = await ask(program.url, '/changes', program.token);
    equal(following.status, 200);
    program.child.kill('SIGTERM');
    equal(await program.ended, 0);
    await following.text().catch(() => undefined);
  });

  test('over a recording everybody may look and nobody may change anything', async () => {
    const file = join(folder, 'recorded.seawall');
    const { finding } = findingNumber(1);
    const pod: Resource = {
      reference: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', namespace: 'shop' },
        spec: { containers: [{ name: 'main', image: 'web:1', securityContext: { privileged: true } }] },
      },
      origin: finding.resource.origin,
    };
    await writeSnapshot(file, {
      resources: [pod],
      problems: [],
      missingRights: [],
      server: { version: 'v1.36.0', platform: 'linux/amd64' },
      context: 'recorded',
      time: '2026-03-01T10:00:00Z',
    });
    const program = await serve('--snapshot', file, '--rate-limit', '100000');
    try {
      // biome-ignore lint/suspicious/noExplicitAny: the test looks at what it expects.
      const json = async (path: string): Promise<any> => (await ask(program.url, path, '')).json();
      const page = await json('/findings?check=privileged-container');
      equal(page.items.length, 1);
      equal((await json('/me')).readOnly, true);
      equal((await ask(program.url, '/clusters/recorded/scorecards/nsa', '')).status, 200);
      const { fingerprint } = page.items[0];
      const body = { reason: 'known', expires: '2999-01-01T00:00:00Z' };
      const path = `/clusters/recorded/findings/${fingerprint}/acceptance`;
      equal((await ask(program.url, path, '', 'POST', body)).status, 403);
      equal((await ask(program.url, '/tokens', '', 'POST', { name: 'x', role: 'admin' })).status, 403);
      equal((await ask(program.url, '/tokens', '')).status, 403);
    } finally {
      program.child.kill('SIGTERM');
      equal(await program.ended, 0);
    }
  });

  test('without a certificate it listens to others only where somebody says so', async () => {
    const open = serve('--role', 'api', '--store', join(folder, 'open.db'), '--listen', '0.0.0.0:0');
    await open.then(
      () => ok(false, 'it listens'),
      (error: Error) => match(error.message, /ended with 2: .*--tls-cert and --tls-key/s),
    );
  });

  test('a token out of a file is an administrator’s; another file takes its place', async () => {
    const store = join(folder, 'given.db');
    const file = join(folder, 'token');
    const look = async (token: string) => {
      const program = await serve('--role', 'api', '--store', store, '--admin-token-file', file);
      equal(program.token, '');
      const { status } = await ask(program.url, '/tokens', token);
      program.child.kill('SIGTERM');
      await program.ended;
      return status;
    };
    writeFileSync(file, 'the-first-of-the-tokens\n');
    equal(await look('the-first-of-the-tokens'), 200);
    writeFileSync(file, 'the-second-of-the-tokens\n');
    equal(await look('the-first-of-the-tokens'), 401);
    equal(await look('the-second-of-the-tokens'), 200);
  });

  test('it speaks TLS with the certificate that it is given, and takes the next when the files change', async () => {
    const authority = await makeAuthority(folder, 'authority', 'test');
    const first = await makeCertificate(folder, authority, {
      file: 'first',
      name: 'first',
      names: ['IP:127.0.0.1'],
    });
    const second = await makeCertificate(folder, authority, {
      file: 'second',
      name: 'second',
      names: ['IP:127.0.0.1'],
    });
    const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
    const use = (pair: { readonly cert: string; readonly key: string }): void => {
      copyFileSync(pair.cert, certificate);
      copyFileSync(pair.key, key);
    };
    use(first);
    const program = await serve(
      ...['--role', 'api', '--store', join(folder, 'tls.db'), '--tls-cert', certificate, '--tls-key', key],
    );
    match(program.url, /^https:/);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${program.url}/healthz`, { ca: readFileSync(authority.cert) }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    equal(status, 200);
    program.child.kill('SIGTERM');
    equal(await program.ended, 0);

    const used: SecureContextOptions[] = [];
    const steps = [() => use(second), () => writeFileSync(key, 'no key'), () => use(first)];
    const stopping = new AbortController();
    const timer: Timer = {
      now: () => 0,
      elapsed: () => 0,
      random: () => 0,
      sleep: async () => {
        const step = steps.shift();
        if (step === undefined) stopping.abort();
        step?.();
      },
    };
    const lines: string[] = [];
    await followTls(
      { certificate, key },
      { timer, log: logTo((line) => lines.push(line)) },
      (context) => used.push(context),
      stopping.signal,
    );
    equal(used.length, 2);
    equal(String(used[0]?.cert), readFileSync(second.cert, 'utf8'));
    ok(lines.some((line) => line.includes('cannot be used')));
    ok(!lines.join('').includes('no key'));
    equal(readTls({ certificate, key }).cert, readFileSync(first.cert, 'utf8'));
  });
});
