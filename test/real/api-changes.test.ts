import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Store } from '../../src/platform/store/store.ts';
import { admin, startServer, type TestServer, tokenFor } from './api-server.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

const findings = range(0, 60).map((number) => findingNumber(number));
const fill = async (store: Store): Promise<void> => {
  await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
  await store.findings.apply('prod', evaluation('first', day(1), findings));
};

interface Event {
  readonly id: number;
  readonly event: string;
  readonly data: {
    readonly event: string;
    readonly fingerprint: string;
    readonly resource: { readonly namespace: string };
  };
}

/** Follows changes until there are as many as are wanted. */
const follow = async (
  server: TestServer,
  token: string,
  { after: last, count }: { readonly after?: number; readonly count: number },
  whenOpen: () => Promise<unknown> = async () => undefined,
): Promise<readonly Event[]> => {
  const ending = new AbortController();
  const response = await fetch(`${server.url}/api/v1/changes`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(last === undefined ? {} : { 'last-event-id': String(last) }),
    },
    signal: AbortSignal.any([ending.signal, AbortSignal.timeout(20_000)]),
  });
  equal(response.status, 200);
  equal(response.headers.get('content-type'), 'text/event-stream');
  const events: Event[] = [];
  let text = '';
  let isOpen = false;
  for await (const piece of response.body ?? []) {
    if (!isOpen) {
      isOpen = true;
      await whenOpen();
    }
    text += new TextDecoder().decode(piece);
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined) events.push({ id: Number(id), event, data: JSON.parse(data ?? '{}') });
    }
    if (events.length >= count) break;
  }
  ending.abort();
  return events;
};

describe('changes as they happen', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer(fill);
  });
  after(() => server.stop());
  const path = (number: number) => `/clusters/prod/findings/${findings[number]?.fingerprint}/acceptance`;
  const accept = (number: number) =>
    server.ask(path(number), admin, {
      method: 'POST',
      body: JSON.stringify({ reason: 'known', expires: '2999-01-01T00:00:00Z' }),
    });

  test('who comes back with the last event that they saw gets those after it, each once', async () => {
    const all = await follow(server, admin, { after: 0, count: findings.length });
    equal(new Set(all.map(({ id }) => id)).size, findings.length);
    const seen = all[19]?.id ?? 0;
    const rest = await follow(server, admin, { after: seen, count: findings.length - 20 });
    deepEqual(
      rest.map(({ id }) => id),
      all.slice(20).map(({ id }) => id),
    );
  });

  test('who listens hears what happens from then on', async () => {
    const [event] = await follow(server, admin, { count: 1 }, () => accept(1));
    equal(event?.data.event, 'accepted');
    equal(event?.data.fingerprint, findings[1]?.fingerprint);
  });

  test('who sees one namespace hears of nothing else', async () => {
    const token = await tokenFor(server, 'listener', 'viewer', ['team-7']);
    const own = findings.filter(({ finding }) => finding.resource.reference.namespace === 'team-7').length;
    const events = await follow(server, token, { after: 0, count: own });
    ok(events.every(({ data }) => data.resource.namespace === 'team-7'));
    equal(events.length, own);
  });

  test('who comes with an id of the future is told to read everything anew', async () => {
    const [event] = await follow(server, admin, { after: 1_000_000, count: 1 });
    equal(event?.event, 'reset');
  });

  test('who does not read holds nobody up, and gets the rest when they do', async () => {
    const ending = new AbortController();
    const idle = await fetch(`${server.url}/api/v1/changes`, {
      headers: { authorization: `Bearer ${admin}`, 'last-event-id': '0' },
      signal: ending.signal,
    });
    const [event] = await follow(server, admin, { count: 1 }, () => accept(2));
    equal(event?.data.fingerprint, findings[2]?.fingerprint);
    ok((await idle.body?.getReader().read())?.value?.length);
    ending.abort();
  });

  test('what is no id is refused', async () => {
    const { status } = await server.ask('/changes', admin, { headers: { 'last-event-id': 'x' } });
    equal(status, 400);
  });
});
