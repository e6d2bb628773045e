import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Bytes, Connection } from '../../src/platform/kube/connection.ts';
import { openConnection } from '../../src/platform/kube/http-connection.ts';
import { KubeError, type KubeErrorKind } from '../../src/platform/kube/kube-error.ts';
import type { KubeLimits, Target, TargetUser } from '../../src/platform/kube/target.ts';

/** Connections as they break: a server of our own does nothing but that. What works is tried on a real API server in test/real. */

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const folder = mkdtempSync(join(tmpdir(), 'seawall-connection-'));
let server: Server;
let answer: Answer = () => {};

before(
  () =>
    new Promise<void>((resolve) => {
      server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1', resolve);
    }),
);
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const limits: KubeLimits = {
  connectMs: 5_000,
  answerMs: 5_000,
  idleMs: 5_000,
  answerBytes: 10_000,
  errorBytes: 10_000,
  execMs: 5_000,
  execBytes: 1_000,
};

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const open = (
  user: TargetUser = {},
  more: Partial<Target> = {},
  room: Partial<KubeLimits> = {},
): Connection =>
  openConnection(
    {
      context: 'test',
      server: address(),
      skipsVerification: false,
      compresses: true,
      agent: 'seawall/test',
      user,
      ...more,
    },
    { ...limits, ...room },
  );

const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
};

const failsWith = (kind: KubeErrorKind, message?: RegExp) => (error: unknown) =>
  error instanceof KubeError && error.kind === kind && (message === undefined || message.test(error.message));

const readAll = async (bytes: Bytes): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

/** A credential plug-in that prints the output of a script. */
const plugin = (script: string): TargetUser => {
  const command = join(folder, `plugin-${Math.random().toString(36).slice(2)}`);
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

describe('a request', () => {
  test('says who asks, as whom, and what for', async () => {
    let seen: Pick<IncomingMessage, 'url' | 'headers' | 'method'> = { headers: {} };
    let body = '';
    answer = async (request, response) => {
      seen = request;
      for await (const piece of request) body += piece;
      json(response, 200, { ok: true });
    };
    const connection = open({ token: 'abc' }, { server: `${address()}/k8s/clusters/c-1/` });
    const result = await connection.send(
      'PATCH',
      '/api/v1/namespaces/a b',
      { a: 1 },
      {
        contentType: 'application/apply-patch+yaml',
        fieldManager: 'seawall',
        dryRun: true,
        as: { user: 'jane', groups: ['one', 'two'] },
      },
    );
    assert.deepEqual(result, { ok: true });
    assert.equal(seen.method, 'PATCH');
    assert.equal(seen.url, '/k8s/clusters/c-1/api/v1/namespaces/a%20b?fieldManager=seawall&dryRun=All');
    assert.equal(body, '{"a":1}');
    assert.equal(seen.headers.authorization, 'Bearer abc');
    assert.equal(seen.headers['content-type'], 'application/apply-patch+yaml');
    assert.equal(seen.headers['impersonate-user'], 'jane');
    assert.equal(seen.headers['impersonate-group'], 'one, two');
    assert.equal(seen.headers['user-agent'], 'seawall/test');
    connection.close();
  });

  test('unpacks what comes packed', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":"é"}'));
    assert.deepEqual(await open().get('/'), { a: 'é' });
  });

  test('asks again where a kept connection was closed meanwhile', async () => {
    answer = (request, response) => {
      json(response, 200, {});
      response.on('close', () => request.socket.destroy());
    };
    const connection = open();
    for (let time = 0; time < 5; time++) assert.deepEqual(await connection.get('/'), {});
  });

  test('has a user name and password where the kubeconfig says so', async () => {
    answer = (request, response) => json(response, 200, { as: request.headers.authorization });
    const { as } = (await open({ username: 'jane', password: 'letmein' }).get('/')) as { as: string };
    assert.equal(as, `Basic ${Buffer.from('jane:letmein').toString('base64')}`);
  });
});

describe('a failure says what it is', () => {
  test('an error of the server’s, with its reason and when to come back', async () => {
    answer = (_request, response) =>
      json(
        response,
        429,
        {
          kind: 'Status',
          reason: 'TooManyRequests',
          message: 'slow down',
          details: { retryAfterSeconds: 3 },
        },
        { 'Retry-After': '7' },
      );
    await assert.rejects(open().get('/api/v1/pods'), (error) => {
      assert.ok(error instanceof KubeError);
      const { kind, status, reason, message, retryAfter, path } = error;
      assert.deepEqual(
        { kind, status, reason, message, retryAfter, path },
        {
          kind: 'status',
          status: 429,
          reason: 'TooManyRequests',
          message: 'slow down',
          retryAfter: 7,
          path: '/api/v1/pods',
        },
      );
      return true;
    });
  });

  test('an error page of a proxy', async () => {
    answer = (_request, response) => response.writeHead(502).end('<html>');
    await assert.rejects(open().get('/'), failsWith('status', /^the server answers 502$/));
  });

  test('nothing listens', async () => {
    await assert.rejects(
      open({}, { server: 'http://127.0.0.1:1' }).get('/'),
      failsWith('unreachable', /nothing listens there/),
    );
  });

  test('no answer', async () => {
    answer = () => {};
    await assert.rejects(
      open({}, {}, { answerMs: 50 }).get('/'),
      failsWith('timeout', /no answer within 50 ms/),
    );
  });

  test('an answer that stops coming', async () => {
    answer = (_request, response) => response.writeHead(200).write('{"a":');
    await assert.rejects(open({}, {}, { idleMs: 50 }).get('/'), failsWith('idle'));
  });

  test('a watch on which nobody is left', async () => {
    answer = (_request, response) => response.writeHead(200).write('{"type":"ADDED"}\n');
    const bytes = await open().stream('/api/v1/pods', { query: { watch: true }, idleMs: 50 });
    await assert.rejects(readAll(bytes), failsWith('idle'));
  });

  test('an answer that is cut off, packed or not', async () => {
    for (const packed of [false, true]) {
      answer = (request, response) => {
        const body = packed ? gzipSync(Buffer.alloc(5_000, 'x')) : Buffer.from('{"a":1}');
        response.writeHead(200, {
          'Content-Length': body.length,
          ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
        });
        response.write(body.subarray(0, 5), () => setImmediate(() => request.socket.destroy()));
      };
      await assert.rejects(open().get('/'), failsWith('broken'));
    }
  });

  test('an answer that is too large, packed small or not', async () => {
    for (const packed of [false, true]) {
      answer = (_request, response) => {
        const body = Buffer.alloc(1_000_000, 'x');
        response
          .writeHead(200, packed ? { 'Content-Encoding': 'gzip' } : {})
          .end(packed ? gzipSync(body) : body);
      };
      await assert.rejects(open().get('/'), failsWith('too-large'));
    }
  });

  test('an answer that is no JSON, of which nothing is shown', async () => {
    answer = (_request, response) => response.writeHead(200).end('letmein');
    await assert.rejects(open().get('/'), failsWith('malformed', /^(?!.*letmein)/));
  });

  test('a stop by who asked', async () => {
    answer = (_request, response) => response.writeHead(200).write('x');
    const stop = new AbortController();
    const connection = open();
    const bytes = await connection.stream('/', { signal: stop.signal });
    stop.abort();
    await assert.rejects(readAll(bytes), failsWith('aborted'));
    await assert.rejects(connection.get('/', { signal: stop.signal }), failsWith('aborted'));
    connection.close();
    await assert.rejects(connection.get('/'), failsWith('aborted'));
  });

  test('a reader who leaves early frees the connection', async () => {
    let closed = 0;
    answer = (_request, response) => {
      response.on('close', () => closed++);
      response.writeHead(200).write('x'.repeat(1_000));
    };
    for await (const _piece of await open().stream('/')) break;
    while (closed === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(closed, 1);
  });
});

describe('credentials', () => {
  const accept =
    (token: string): Answer =>
    (request, response) =>
      request.headers.authorization === `Bearer ${token}`
        ? json(response, 200, { ok: true })
        : json(response, 401, { kind: 'Status', reason: 'Unauthorized', message: 'Unauthorized' });

  test('a token file is read again when the token is refused', async () => {
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, 'old\n');
    const connection = open({ tokenFile });
    answer = accept('old');
    await connection.get('/');
    answer = accept('new');
    writeFileSync(tokenFile, 'new\n');
    assert.deepEqual(await connection.get('/'), { ok: true });
  });

  test('a plug-in is asked once, again when its token is refused, and no more than that', async () => {
    const count = join(folder, 'count');
    writeFileSync(count, '');
    const connection = open(plugin(`echo x >> ${count}\n${credential('t')}`));
    answer = (_request, response) => json(response, 200, {});
    await Promise.all([connection.get('/'), connection.get('/'), connection.get('/')]);
    assert.equal(readFileSync(count, 'utf8'), 'x\n');
    answer = accept('never');
    await assert.rejects(connection.get('/'), failsWith('status', /Unauthorized/));
    assert.equal(readFileSync(count, 'utf8'), 'x\nx\n');
  });

  test('a plug-in is asked again when its token has expired', async () => {
    const count = join(folder, 'expired');
    writeFileSync(count, '');
    const connection = open(plugin(`echo x >> ${count}\n${credential('t', '2020-01-01T00:00:00Z')}`));
    answer = accept('t');
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
    ['the token file is not there', { tokenFile: join(folder, 'missing') }, /missing/],
    ['the certificate is not there', { certificateFile: join(folder, 'missing.crt') }, /missing\.crt/],
  ];
  for (const [name, user, message] of failures)
    test(`${name}: said, and no token shown`, async () => {
      await assert.rejects(
        open(user, {}, { execMs: 300 }).get('/'),
        (error) =>
          failsWith('credentials', message)(error) && !String((error as Error).message).includes('letmein'),
      );
    });
});
