import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roleOrder } from '../../src/apps/server/api/identity.ts';
import type { Route } from '../../src/apps/server/api/route.ts';
import { routes } from '../../src/apps/server/api/routes.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { type Answered, admin, startServer, type TestServer, tokenFor } from './api-server.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

const findings = range(0, 100).map((number) => findingNumber(number));
const fill = async (store: Store): Promise<void> => {
  await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
  await store.findings.apply('prod', evaluation('first', day(1), findings));
  await store.inventory.record('prod', {
    time: day(1),
    isComplete: true,
    objects: range(0, 10).map((number) => ({
      resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: `team-${number}`, name: 'web' },
      images: [{ reference: `example.com/app-${number}:1` }, { reference: 'example.com/shared:1' }],
    })),
  });
  await store.reviews.takeSnapshot('prod', { time: day(1), label: 'test', facts: [] });
};
const inTeam = (number: number) =>
  findings.filter(({ finding }) => finding.resource.reference.namespace === `team-${number}`);

const bodies: Readonly<Record<string, unknown>> = {
  acceptFinding: { reason: 'known', expires: '2999-01-01T00:00:00Z' },
  signReview: { snapshot: 1, note: 'looked at' },
  createToken: { name: 'another', role: 'viewer' },
  writePolicy: {
    apiVersion: 'seawall.dev/v1alpha1',
    kind: 'RiskException',
    metadata: { name: 'one', namespace: 'team-1' },
    spec: {},
  },
};
const queries: Readonly<Record<string, string>> = {
  comparePolicy: '?before=1&after=1',
  listImageUsers: '?reference=example.com/shared:1',
  writePolicy: '?mode=export',
  deletePolicy: '?namespace=team-1',
};

describe('roles', () => {
  let server: TestServer;
  const tokens = new Map<string, string>();
  before(async () => {
    server = await startServer(fill);
    for (const role of roleOrder) {
      tokens.set(role, await tokenFor(server, role, role));
      tokens.set(`${role} of team-1`, await tokenFor(server, `${role}-of-one`, role, ['team-1']));
    }
  });
  after(() => server.stop());

  const ask = async (route: Route, token: string | undefined): Promise<Answered> => {
    const path = route.path
      .replace('{cluster}', 'prod')
      .replace('{fingerprint}', inTeam(1)[0]?.fingerprint ?? '')
      .replace('{framework}', 'nsa')
      .replace('{kind}', 'RiskException')
      .replace('{name}', 'nobody');
    const body = bodies[route.id];
    const stop = AbortSignal.timeout(10_000);
    const init = { method: route.method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    if (route.id !== 'followChanges') return server.ask(path + (queries[route.id] ?? ''), token, init);
    const ending = new AbortController();
    const response = await fetch(`${server.url}/api/v1${path}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([stop, ending.signal]),
    });
    ending.abort();
    return { status: response.status, headers: response.headers, body: {} };
  };

  for (const route of routes)
    test(`${route.id} is for ${route.role} and above${route.everywhere === true ? ', in all namespaces' : ''}`, async () => {
      equal((await ask(route, undefined)).status, 401);
      equal((await ask(route, 'swl_0123456789abcdef0123456789')).status, 401);
      for (const role of roleOrder)
        for (const scope of ['', ' of team-1']) {
          const { status, body } = await ask(route, tokens.get(role + scope));
          const may =
            roleOrder.indexOf(role) >= roleOrder.indexOf(route.role) &&
            !(route.everywhere === true && scope !== '');
          const refused = status === 403 && body.title === 'Not allowed';
          equal(refused, !may, `${role}${scope}: ${status} ${JSON.stringify(body).slice(0, 200)}`);
          ok(status < 500 || status === 503, `${role}${scope}: ${status}`);
        }
    });

  test('who sees one namespace finds nothing of another in any list', async () => {
    const token = tokens.get('viewer of team-1');
    const { body: page } = await server.ask('/findings?state=open,accepted&limit=1000', token);
    deepEqual(
      new Set(page.items.map((one: { resource: { namespace: string } }) => one.resource.namespace)),
      new Set(['team-1']),
    );
    equal(page.items.length, inTeam(1).length);
    const { body: counts } = await server.ask('/findings/counts?state=open,accepted', token);
    equal(counts.total, inTeam(1).length);
    deepEqual(counts.byNamespace, [{ namespace: 'team-1', count: inTeam(1).length }]);
    const { body: overview } = await server.ask('/overview', token);
    equal(overview.open.total + overview.accepted, inTeam(1).length);
    equal(overview.trend, undefined);
    const { body: lines } = await server.ask('/findings/export?state=open,accepted', token);
    equal(lines.trim().split('\n').length, inTeam(1).length);
    const { body: objects } = await server.ask('/objects', token);
    deepEqual(
      objects.items.map((one: { resource: object }) => one.resource),
      [{ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'team-1', name: 'web' }],
    );
    const { body: images } = await server.ask('/images', token);
    deepEqual(
      images.items.map((one: { reference: string; usedBy: number }) => [one.reference, one.usedBy]).sort(),
      [
        ['example.com/app-1:1', 1],
        ['example.com/shared:1', 1],
      ],
    );
    const { body: users } = await server.ask(
      '/clusters/prod/image-users?reference=example.com/shared:1',
      token,
    );
    equal(users.items.length, 1);
    const { body: clusters } = await server.ask('/clusters', token);
    equal(clusters.items[0].evaluation, undefined);
  });

  test('asking for another namespace gives nothing, and a finding there is not told from one that is not there', async () => {
    const token = tokens.get('viewer of team-1');
    const { body: page } = await server.ask('/findings?namespace=team-2,team-3', token);
    deepEqual(page.items, []);
    const { fingerprint = '' } = inTeam(2)[0] ?? {};
    const there = await server.ask(`/clusters/prod/findings/${fingerprint}`, token);
    const nowhere = await server.ask(`/clusters/prod/findings/${'0'.repeat(32)}`, token);
    equal(there.status, 404);
    deepEqual(there.body.detail.replace(fingerprint, 'F'), nowhere.body.detail.replace('0'.repeat(32), 'F'));
    const accepting = { method: 'POST', body: JSON.stringify(bodies['acceptFinding']) };
    const path = `/clusters/prod/findings/${fingerprint}/acceptance`;
    equal((await server.ask(path, tokens.get('approver of team-1'), accepting)).status, 404);
  });

  test('what one asker has got already is not what another has', async () => {
    const { headers } = await server.ask('/findings', admin);
    const etag = headers.get('etag') ?? '';
    equal((await server.ask('/findings', admin, { headers: { 'if-none-match': etag } })).status, 304);
    const other = await server.ask('/findings', tokens.get('viewer of team-1'), {
      headers: { 'if-none-match': etag },
    });
    equal(other.status, 200);
    equal(other.headers.get('vary')?.includes('Authorization'), true);
  });

  test('a cursor of one asker gives another nothing more than they may see', async () => {
    const { body: page } = await server.ask('/findings?limit=5', admin);
    const { status, body } = await server.ask(
      `/findings?limit=5&cursor=${encodeURIComponent(page.next)}`,
      tokens.get('viewer of team-1'),
    );
    ok(
      status === 400 ||
        body.items.every((one: { resource: { namespace: string } }) => one.resource.namespace === 'team-1'),
    );
  });

  test('a revoked token is good for nothing, at once', async () => {
    const token = await tokenFor(server, 'short', 'viewer');
    equal((await server.ask('/me', token)).status, 200);
    equal((await server.ask('/tokens/short', admin, { method: 'DELETE' })).status, 204);
    equal((await server.ask('/me', token)).status, 401);
  });

  test('every change stands in the trail, with who did it, and the trail is whole', async () => {
    const { body: trail } = await server.ask('/trail?limit=1000', admin);
    const actions = new Set(trail.items.map((row: { action: string }) => row.action));
    for (const action of [
      'finding.accept',
      'finding.withdraw',
      'review.sign',
      'token.create',
      'token.revoke',
    ])
      ok(actions.has(action), action);
    ok(trail.items.every((row: { actor: string }) => row.actor.startsWith('token:')));
    const { body: verdict } = await server.ask('/trail/verdict', admin);
    equal(verdict.kind, 'intact');
    equal(verdict.rows, trail.items.length);
    ok(!JSON.stringify(trail).includes('swl_'));
  });
});
