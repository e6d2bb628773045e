import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { limits } from '../../src/model/limits.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { admin, startServer, type TestServer, tokenFor } from './api-server.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

const findings = range(0, 200).map((number) => findingNumber(number));
const fill = async (store: Store): Promise<void> => {
  await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
  await store.findings.apply('prod', evaluation('first', day(1), findings));
};
const [first] = findings;
const one = `/clusters/prod/findings/${first?.fingerprint}`;
const accepting = (reason = 'known') => ({
  method: 'POST',
  body: JSON.stringify({ reason, expires: '2999-01-01T00:00:00Z' }),
});

describe('the API', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer(fill);
  });
  after(() => server.stop());

  test('pages lead through all findings once, whatever the order', async () => {
    for (const sort of ['severity', 'first_seen', 'last_seen', 'namespace', 'check']) {
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await server.ask(`/findings?sort=${sort}&limit=37${cursor}`, admin);
        seen.push(...body.items.map((item: { fingerprint: string }) => item.fingerprint));
        if (body.next === undefined) break;
        cursor = `&cursor=${encodeURIComponent(body.next)}`;
      }
      equal(seen.length, findings.length);
      equal(new Set(seen).size, findings.length);
    }
  });

  test('what is known already is not sent again until something changes', async () => {
    const { headers } = await server.ask('/findings?limit=1', admin);
    const etag = headers.get('etag') ?? '';
    const again = () => server.ask('/findings?limit=1', admin, { headers: { 'if-none-match': etag } });
    equal((await again()).status, 304);
    equal(
      (await server.ask(one, admin).then(() => server.ask(`${one}/acceptance`, admin, accepting()))).status,
      200,
    );
    equal((await again()).status, 200);
    equal((await server.ask(`${one}/acceptance`, admin, { method: 'DELETE' })).status, 200);
  });

  test('an unknown parameter is told with the nearest that is known, and all that is wrong is told at once', async () => {
    const { status, body } = await server.ask('/findings?severty=high&nmespace=a', admin);
    equal(status, 400);
    deepEqual(
      body.problems.map((problem: { at: string; detail: string }) => [problem.at, problem.detail]),
      [
        ['query/severty', 'there is no such parameter; did you mean "severity"?'],
        ['query/nmespace', 'there is no such parameter; did you mean "namespace"?'],
      ],
    );
    const made = await server.ask('/tokens', admin, {
      method: 'POST',
      body: JSON.stringify({ name: 'NO', role: 'king', colour: 'red' }),
    });
    equal(made.status, 400);
    equal(made.headers.get('content-type')?.startsWith('application/problem+json'), true);
    equal(made.body.problems.length, 3);
  });

  test('a risk is accepted with reason and end, is counted apart, and is open again when that is taken back', async () => {
    const accepted = await server.ask(`${one}/acceptance`, admin, accepting('we know'));
    equal(accepted.body.finding.state, 'accepted');
    equal(accepted.body.finding.acceptance.reason, 'we know');
    const { body: page } = await server.ask('/findings?state=accepted', admin);
    equal(page.items.length, 1);
    const past = await server.ask(`${one}/acceptance`, admin, {
      method: 'POST',
      body: JSON.stringify({ reason: 'late', expires: '2001-01-01T00:00:00Z' }),
    });
    equal(past.status, 400);
    const { body: open } = await server.ask(`${one}/acceptance`, admin, { method: 'DELETE' });
    equal(open.finding.state, 'open');
    const { body: whole } = await server.ask(one, admin);
    ok(whole.history.some(({ event }: { event: string }) => event === 'accepted'));
  });

  test('SQL, line breaks and markup in what is sent stay text', async () => {
    const hostile = [
      "'; drop table findings; --",
      '" or 1=1 --',
      "x' union select hash from tokens --",
      '%00',
      '\u0000',
      '{"$gt":""}',
      '../../etc/passwd',
      '<script>alert(1)</script>',
      '%',
      '_',
    ];
    for (const text of hostile)
      for (const name of [
        'namespace',
        'check',
        'text',
        'control',
        'resourceName',
        'cluster',
        'cursor',
        'since',
      ]) {
        const { status, body } = await server.ask(`/findings?${name}=${encodeURIComponent(text)}`, admin);
        ok(status === 200 || status === 400, `${name}=${text}: ${status} ${JSON.stringify(body)}`);
        ok(!JSON.stringify(body).includes('swl_'));
      }
    for (const text of hostile) {
      const { status } = await server.ask(`/clusters/${encodeURIComponent(text)}/reviews`, admin);
      ok(status === 400 || status === 404, `${text}: ${status}`);
    }
    equal((await server.ask('/findings/counts', admin)).body.total, findings.length);
    const { body } = await server.ask(
      `${one}/acceptance`,
      admin,
      accepting("a'); drop table trail; --\r\nX: y"),
    );
    equal(body.finding.acceptance.reason, "a'); drop table trail; --\r\nX: y");
    equal((await server.ask('/trail/verdict', admin)).body.kind, 'intact');
    await server.ask(`${one}/acceptance`, admin, { method: 'DELETE' });
  });

  test('headers that are broken, too long or too many are refused, and the server goes on', async () => {
    const raw = (headers: Record<string, string>, path = '/api/v1/me'): Promise<number> =>
      new Promise((resolve, reject) => {
        const url = new URL(server.url);
        request({ host: url.hostname, port: url.port, path, headers, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    equal(await raw({ authorization: `Bearer ${'a'.repeat(limits.apiHeaderBytes)}` }), 431);
    equal(await raw({ authorization: 'Basic YWRtaW46YWRtaW4=' }), 401);
    equal(await raw({ authorization: 'Bearer ' }), 401);
    equal(await raw({ cookie: 'seawall=x; __Host-seawall=y' }), 401);
    equal(await raw({ 'x-forwarded-for': '1.2.3.4, evil', host: 'evil.example' }, '/healthz'), 200);
    equal(await raw({}, `/api/v1/findings?text=${'a'.repeat(limits.apiUrlLength)}`), 414);
    equal((await server.ask('/me', admin)).status, 200);
  });

  test('a body that is no JSON, not the JSON that is asked for, or too large is refused', async () => {
    const send = (body: string, type = 'application/json') =>
      server.ask('/tokens', admin, { method: 'POST', body, headers: { 'content-type': type } });
    equal((await send('{')).status, 400);
    equal((await send('[]')).status, 400);
    equal((await send('{"__proto__":{"role":"admin"},"name":"x"}')).status, 400);
    equal((await send('name=x', 'application/x-www-form-urlencoded')).status, 415);
    equal((await send(`{"name":"${'x'.repeat(limits.apiBodyBytes)}"}`)).status, 413);
  });

  test('every answer carries the headers that keep browsers from harm', async () => {
    for (const path of ['/me', '/nothing', '/findings'])
      for (const token of [admin, undefined]) {
        const { headers } = await server.ask(path, token);
        match(headers.get('content-security-policy') ?? '', /default-src 'self'.*frame-ancestors 'none'/);
        equal(headers.get('x-content-type-options'), 'nosniff');
        equal(headers.get('access-control-allow-origin'), null);
      }
  });

  test('a path with a method that it does not take says which it takes', async () => {
    const { status, headers } = await server.ask('/tokens', admin, { method: 'PUT' });
    equal(status, 405);
    equal(headers.get('allow'), 'GET, POST');
  });

  test('an export holds every finding that fits, and no cell that a spreadsheet would calculate', async () => {
    const { body, headers } = await server.ask('/findings/export?format=csv&severity=critical', admin);
    equal(headers.get('content-disposition'), 'attachment; filename="findings.csv"');
    const lines = body.trim().split('\r\n');
    const { body: counts } = await server.ask('/findings/counts?severity=critical', admin);
    equal(lines.length - 1, counts.total);
    ok(!lines.some((line: string) => /(^|,)"?[=+@]/.test(line)));
  });

  test('metrics are for who may see everything', async () => {
    const get = async (token: string) => {
      const response = await fetch(`${server.url}/metrics`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { status: response.status, text: await response.text() };
    };
    const { status, text } = await get(admin);
    equal(status, 200);
    match(text, /^seawall_findings\{cluster="production",state="open",severity="critical"\} \d+$/m);
    match(
      text,
      /^seawall_http_request_duration_seconds_bucket\{method="GET",route="\/api\/v1\/findings",status="200",le="\+Inf"\} \d+$/m,
    );
    equal((await get(await tokenFor(server, 'metrics', 'viewer', ['team-1']))).status, 403);
  });
});

describe('the API under too many requests', () => {
  test('who asks too often is told when to come again, and others are not held up', async () => {
    const server = await startServer(fill, { requestsPerSecond: 1 });
    try {
      const other = await tokenFor(server, 'other', 'viewer');
      const answers = await Promise.all(range(0, 20).map(() => server.ask('/me', admin)));
      const refused = answers.filter(({ status }) => status === 429);
      notEqual(refused.length, 0);
      match(refused[0]?.headers.get('retry-after') ?? '', /^\d+$/);
      equal((await server.ask('/me', other)).status, 200);
    } finally {
      await server.stop();
    }
  });
});
