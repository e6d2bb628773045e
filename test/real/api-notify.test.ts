import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { logTo } from '../../src/apps/server/log.ts';
import type { Channel } from '../../src/apps/server/notify/channel.ts';
import { channelStateKey, Notifier } from '../../src/apps/server/notify/notifier.ts';
import { limits } from '../../src/model/limits.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Store } from '../../src/platform/store/store.ts';
import type { Timer } from '../../src/platform/timer.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Time that goes on when a test says so. */
class Clock implements Timer {
  time = Date.parse(day(2));
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  sleep(): Promise<void> {
    return Promise.resolve();
  }
  random(): number {
    return 0.5;
  }
}

describe('notifications', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-notify-'));
  const secretFile = join(folder, 'secret');
  let receiver: Server;
  let url: string;
  let received: Received[] = [];
  let answers: { status: number; location?: string }[] = [];
  let store: Store;
  let clock: Clock;
  const lines: string[] = [];
  let stores = 0;
  before(async () => {
    writeFileSync(secretFile, 'whsec_c2VjcmV0IG9mIHRoZSB0ZXN0\n');
    receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece) => {
        body += piece;
      });
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        const { status, location } = answers.shift() ?? { status: 204 };
        response.writeHead(status, location === undefined ? {} : { location }).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  after(() => {
    receiver.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => store.close());
  beforeEach(async () => {
    received = [];
    answers = [];
    clock = new Clock();
    store = await openStore(join(folder, `store-${++stores}.db`));
    await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
  });

  const channel = (more: Partial<Channel> = {}): Channel => ({
    name: 'ops',
    kind: 'webhook',
    url,
    secretFile,
    severity: 'high',
    intervalSeconds: 60,
    isPlainAllowed: true,
    ...more,
  });
  const notifier = (...channels: readonly Channel[]) =>
    new Notifier({ store, channels, timer: clock, log: logTo((line) => lines.push(line)) });
  const find = (from: number, to: number, id = 'first') =>
    store.findings.apply(
      'prod',
      evaluation(
        id,
        day(2),
        range(from, to).map((number) => findingNumber(number)),
        { kind: 'objects', objects: [] },
      ),
    );

  test('hundreds of findings are one message, signed, with the worst by name and all by number', async () => {
    const teller = notifier(channel());
    await teller.gather();
    await find(0, 300);
    clock.time += 60_000;
    await teller.gather();
    await teller.deliver();
    equal(received.length, 1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const { data } = JSON.parse(body);
    deepEqual(data.appeared, { critical: 50, high: 50 });
    equal(data.total, 100);
    equal(data.findings.length, limits.notifyFindings);
    ok(data.findings.every((one: { severity: string }) => one.severity === 'critical'));
    const signature = createHmac('sha256', Buffer.from('c2VjcmV0IG9mIHRoZSB0ZXN0', 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64');
    equal(headers['webhook-signature'], `v1,${signature}`);
    await teller.deliver();
    equal(received.length, 1);
  });

  test('what was found before a channel was set up, or is not severe enough, is not told', async () => {
    await find(0, 60);
    const teller = notifier(channel({ severity: 'critical' }));
    await teller.gather();
    await store.findings.apply(
      'prod',
      evaluation('second', day(2), [findingNumber(601), findingNumber(602)], {
        kind: 'objects',
        objects: [],
      }),
    );
    clock.time += 60_000;
    await teller.gather();
    await teller.deliver();
    deepEqual(received, []);
  });

  test('a receiver that fails is asked again, later each time, with the same id; then it arrives', async () => {
    const teller = notifier(channel());
    await teller.gather();
    await find(0, 12);
    answers = [{ status: 500 }, { status: 503 }, { status: 200 }];
    clock.time += 60_000;
    await teller.gather();
    for (let step = 0; step < 3; step++) {
      await teller.deliver();
      const early = received.length;
      await teller.deliver();
      equal(received.length, early);
      clock.time += 10_000 * 2 ** (step + 1);
    }
    equal(received.length, 3);
    equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
    const state = (await store.setting(channelStateKey('ops'))) as { lastDelivered: string };
    ok(state.lastDelivered);
  });

  test('a receiver that never answers well is given up after some attempts, and that is shown', async () => {
    const teller = notifier(channel());
    await teller.gather();
    await find(0, 12);
    clock.time += 60_000;
    await teller.gather();
    for (let attempt = 0; attempt < limits.notifyAttempts + 3; attempt++) {
      answers = [{ status: 302, location: 'http://127.0.0.1:1/elsewhere' }];
      await teller.deliver();
      clock.time += 2 * 60 * 60_000;
    }
    equal(received.length, limits.notifyAttempts);
    const state = (await store.setting(channelStateKey('ops'))) as { givenUp: { error: string } };
    match(state.givenUp.error, /the receiver answers 302/);
    ok(!lines.join('').includes('/hook'));
  });

  test('what was to be told when a process died is told by the next', async () => {
    await notifier(channel()).gather();
    await find(0, 12);
    clock.time += 60_000;
    await notifier(channel()).gather();
    await notifier(channel()).deliver();
    equal(received.length, 1);
  });

  test('Slack gets a text in which names are no markup', async () => {
    const teller = notifier(channel({ kind: 'slack' }));
    await teller.gather();
    const hostile = findingNumber(0);
    const { resource } = hostile.finding;
    const reference = { ...resource.reference, name: '<!channel> & <http://evil.example|click>' };
    await store.findings.apply(
      'prod',
      evaluation(
        'one',
        day(2),
        [{ ...hostile, finding: { ...hostile.finding, resource: { ...resource, reference } } }],
        { kind: 'objects', objects: [] },
      ),
    );
    clock.time += 60_000;
    await teller.gather();
    await teller.deliver();
    const { text } = JSON.parse(received[0]?.body ?? '{}');
    match(text, /^Seawall: 1 new finding \(1 critical\)\n• critical: /);
    ok(!text.includes('<'));
  });

  test('nothing is sent without TLS unless that is allowed, nor to the addresses of a cloud’s own services', async () => {
    for (const one of [
      channel({ isPlainAllowed: false }),
      channel({ url: 'http://169.254.169.254/latest' }),
    ]) {
      const teller = notifier({ ...one, name: `${one.url}${one.isPlainAllowed}` });
      await teller.gather();
      await find(0, 12, one.url);
      clock.time += 60_000;
      await teller.gather();
      await teller.deliver();
    }
    deepEqual(received, []);
  });
});
