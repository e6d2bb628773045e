import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Bytes } from '../../src/platform/kube/connection.ts';
import { KubeError } from '../../src/platform/kube/kube-error.ts';
import { FaultyServer, failsWith, json } from './faulty-server.ts';

/** Connections as they break. */

const server = new FaultyServer();
before(() => server.start());
after(() => server.stop());

const readAll = async (bytes: Bytes): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

describe('a request', () => {
  test('says who asks, as whom, and what for', async () => {
    let seen: Pick<IncomingMessage, 'url' | 'headers' | 'method'> = { headers: {} };
    let body = '';
    server.answer = async (request, response) => {
      seen = request;
      for await (const piece of request) body += piece;
      json(response, 200, { ok: true });
    };
    const connection = server.open({ token: 'abc' }, { server: `${server.address}/k8s/clusters/c-1/` });
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
    server.answer = (_request, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":"é"}'));
    assert.deepEqual(await server.open().get('/'), { a: 'é' });
  });

  test('asks again where a kept connection was closed meanwhile', async () => {
    server.answer = (request, response) => {
      json(response, 200, {});
      response.on('close', () => request.socket.destroy());
    };
    const connection = server.open();
    for (let time = 0; time < 5; time++) assert.deepEqual(await connection.get('/'), {});
  });

  test('has a user name and password where the kubeconfig says so', async () => {
    server.answer = (request, response) => json(response, 200, { as: request.headers.authorization });
    const { as } = (await server.open({ username: 'jane', password: 'letmein' }).get('/')) as { as: string };
    assert.equal(as, `Basic ${Buffer.from('jane:letmein').toString('base64')}`);
  });
});

describe('a failure says what it is', () => {
  test('an error of the server’s, with its reason and when to come back', async () => {
    server.answer = (_request, response) =>
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
    await assert.rejects(server.open().get('/api/v1/pods'), (error) => {
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
    server.answer = (_request, response) => response.writeHead(502).end('<html>');
    await assert.rejects(server.open().get('/'), failsWith('status', /^the server answers 502$/));
  });

  test('nothing listens', async () => {
    await assert.rejects(
      server.open({}, { server: 'http://127.0.0.1:1' }).get('/'),
      failsWith('unreachable', /nothing listens there/),
    );
  });

  test('no answer', async () => {
    server.answer = () => {};
    await assert.rejects(
      server.open({}, {}, { answerMs: 50 }).get('/'),
      failsWith('timeout', /no answer within 50 ms/),
    );
  });

  test('an answer that stops coming', async () => {
    server.answer = (_request, response) => response.writeHead(200).write('{"a":');
    await assert.rejects(server.open({}, {}, { idleMs: 50 }).get('/'), failsWith('idle'));
  });

  test('a watch on which nobody is left', async () => {
    server.answer = (_request, response) => response.writeHead(200).write('{"type":"ADDED"}\n');
    const bytes = await server.open().stream('/api/v1/pods', { query: { watch: true }, idleMs: 50 });
    await assert.rejects(readAll(bytes), failsWith('idle'));
  });

  test('an answer that is cut off, packed or not', async () => {
    for (const packed of [false, true]) {
      server.answer = (request, response) => {
        const body = packed ? gzipSync(Buffer.alloc(5_000, 'x')) : Buffer.from('{"a":1}');
        response.writeHead(200, {
          'Content-Length': body.length,
          ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
        });
        response.write(body.subarray(0, 5), () => setImmediate(() => request.socket.destroy()));
      };
      await assert.rejects(server.open().get('/'), failsWith('broken'));
    }
  });

  test('an answer that is too large, packed small or not', async () => {
    for (const packed of [false, true]) {
      server.answer = (_request, response) => {
        const body = Buffer.alloc(1_000_000, 'x');
        response
          .writeHead(200, packed ? { 'Content-Encoding': 'gzip' } : {})
          .end(packed ? gzipSync(body) : body);
      };
      await assert.rejects(server.open().get('/'), failsWith('too-large'));
    }
  });

  test('an answer that is no JSON, of which nothing is shown', async () => {
    server.answer = (_request, response) => response.writeHead(200).end('letmein');
    await assert.rejects(server.open().get('/'), failsWith('malformed', /^(?!.*letmein)/));
  });

  test('a stop by who asked', async () => {
    server.answer = (_request, response) => response.writeHead(200).write('x');
    const stop = new AbortController();
    const connection = server.open();
    const bytes = await connection.stream('/', { signal: stop.signal });
    stop.abort();
    await assert.rejects(readAll(bytes), failsWith('aborted'));
    await assert.rejects(connection.get('/', { signal: stop.signal }), failsWith('aborted'));
    connection.close();
    await assert.rejects(connection.get('/'), failsWith('aborted'));
  });

  test('a reader who leaves early frees the connection', async () => {
    let closed = 0;
    server.answer = (_request, response) => {
      response.on('close', () => closed++);
      response.writeHead(200).write('x'.repeat(1_000));
    };
    for await (const _piece of await server.open().stream('/')) break;
    while (closed === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(closed, 1);
  });
});
