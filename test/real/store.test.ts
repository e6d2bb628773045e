import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { FindingRecord } from '../../src/model/records.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Evaluation, Store } from '../../src/platform/store/store.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { testDatabases } from './databases.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

/** The same suite on both databases. */

const isKind =
  (kind: StoreError['kind']) =>
  (error: unknown): boolean =>
    error instanceof StoreError && error.kind === kind;

for (const database of testDatabases())
  suite(`the store on ${database.kind}`, { skip: database.missing ?? false }, () => {
    before(() => database.start());
    after(() => database.stop());

    /** A new store with one cluster in it. */
    const withStore = async (use: (store: Store, url: string) => Promise<void>): Promise<void> => {
      const url = database.fresh();
      const store = await openStore(url, { sealKey: 'a secret of the installation' });
      try {
        await store.putCluster({ uid: 'prod', name: 'production', time: day(1) });
        await use(store, url);
      } finally {
        await store.close();
      }
    };

    const states = async (store: Store): Promise<Readonly<Record<string, FindingRecord>>> => {
      const { items } = await store.findings.page({
        filter: { states: ['open', 'accepted', 'resolved'] },
        limit: 1_000,
      });
      return Object.fromEntries(items.map((item) => [item.fingerprint, item]));
    };

    test('a finding is opened, changed, resolved and reopened, and remembers it', () =>
      withStore(async (store) => {
        const [one, two] = [findingNumber(1), findingNumber(2)];
        const first = await store.findings.apply('prod', evaluation('e1', day(1), [one, two]));
        assert.deepEqual([first.opened, first.resolved, first.findings], [2, 0, 2]);
        const worse = findingNumber(1, { severity: 'critical' });
        await store.findings.apply('prod', evaluation('e2', day(2), [worse, two]));
        const third = await store.findings.apply('prod', evaluation('e3', day(3), [two]));
        assert.equal(third.resolved, 1);
        assert.equal((await states(store))[one.fingerprint]?.resolvedAt, day(3));
        await store.findings.apply('prod', evaluation('e4', day(4), [worse, two]));

        const found = await store.findings.find('prod', one.fingerprint);
        assert.equal(found?.state, 'open');
        assert.equal(found?.severity, 'critical');
        assert.equal(found?.reopened, 1);
        assert.deepEqual([found?.firstSeen, found?.lastSeen, found?.resolvedAt], [day(1), day(4), undefined]);
        assert.deepEqual(found?.resource, worse.finding.resource.reference);
        assert.deepEqual(found?.controls, worse.finding.controls);
        assert.deepEqual(found?.remedy, worse.finding.remedy);
        const history = await store.findings.history('prod', one.fingerprint);
        assert.deepEqual(
          history.map(({ event, evaluation: by, detail }) => [event, by, detail]),
          [
            ['reopened', 'e4', undefined],
            ['resolved', 'e3', undefined],
            ['changed', 'e2', { severity: 'critical' }],
            ['opened', 'e1', undefined],
          ],
        );
      }));

    test('the same evaluation a second time changes nothing and gives the first answer', () =>
      withStore(async (store) => {
        const all = range(0, 100).map((number) => findingNumber(number));
        const first = await store.findings.apply('prod', evaluation('e1', day(1), all));
        const revision = await store.revision();
        assert.deepEqual(await store.findings.apply('prod', evaluation('e1', day(2), [])), first);
        assert.equal(await store.revision(), revision);
        assert.equal((await store.findings.counts()).total, 100);
      }));

    test('an evaluation that finds everything as it was writes no events', () =>
      withStore(async (store) => {
        const all = range(0, 50).map((number) => findingNumber(number));
        await store.findings.apply('prod', evaluation('e1', day(1), all));
        const revision = await store.revision();
        await store.findings.apply('prod', evaluation('e2', day(2), all));
        assert.equal(await store.revision(), revision);
        assert.equal((await states(store))[all[0]?.fingerprint ?? '']?.lastSeen, day(2));
      }));

    test('only what was looked at is resolved', () =>
      withStore(async (store) => {
        const all = range(0, 100).map((number) => findingNumber(number));
        await store.findings.apply('prod', evaluation('e1', day(1), all));
        const open = async () => (await store.findings.page({ limit: 1_000 })).items;
        const apply = (id: string, scope: Evaluation['scope']) =>
          store.findings.apply('prod', evaluation(id, day(2), [], scope));

        // A right to list CronJobs was missing, and one check failed.
        const { resolved } = await apply('e2', {
          kind: 'cluster',
          except: [{ kind: 'CronJob', group: 'batch' }, { check: 'check-1' }, { namespace: 'team-3' }],
        });
        const kept = await open();
        assert.ok(
          kept.every(
            ({ resource, check }) =>
              resource.kind === 'CronJob' || check === 'check-1' || resource.namespace === 'team-3',
          ),
        );
        assert.equal(kept.length + resolved, 100);

        await apply('e3', { kind: 'namespaces', namespaces: ['team-3'] });
        assert.ok((await open()).every(({ resource }) => resource.namespace !== 'team-3'));

        const [some] = await open();
        assert.ok(some !== undefined);
        const before = (await open()).length;
        const of = (await open()).filter(
          ({ resource }) => JSON.stringify(resource) === JSON.stringify(some.resource),
        ).length;
        await apply('e4', { kind: 'objects', objects: [some.resource] });
        assert.equal((await open()).length, before - of);
      }));

    test('an exception accepts, and a finding is open again when the exception is gone', () =>
      withStore(async (store) => {
        const acceptance = {
          by: 'exception',
          source: 'trainer',
          reason: 'GPU driver',
          owner: 'ml-team',
        } as const;
        const excepted = findingNumber(1, { acceptance });
        await store.findings.apply('prod', evaluation('e1', day(1), [excepted]));
        assert.equal((await store.findings.page({})).items.length, 0);
        const [accepted] = (await store.findings.page({ filter: { states: ['accepted'] } })).items;
        assert.deepEqual(accepted?.acceptance, acceptance);
        await store.findings.apply('prod', evaluation('e2', day(2), [findingNumber(1)]));
        const history = await store.findings.history('prod', excepted.fingerprint);
        assert.deepEqual(
          history.map(({ event }) => event),
          ['withdrawn', 'accepted', 'opened'],
        );
      }));

    test('what a person accepted stays accepted until its date, whatever evaluations say', () =>
      withStore(async (store) => {
        const one = findingNumber(1);
        await store.findings.apply('prod', evaluation('e1', day(1), [one]));
        const terms = { owner: 'ann', reason: 'until the upgrade', time: day(2), expires: day(10) };
        assert.equal(await store.findings.accept('prod', one.fingerprint, terms), true);
        assert.equal((await store.findings.counts()).total, 0);
        await store.findings.apply('prod', evaluation('e2', day(3), [one]));
        assert.equal((await states(store))[one.fingerprint]?.acceptance?.owner, 'ann');
        await store.findings.apply('prod', evaluation('e3', day(11), [one]));
        assert.equal((await states(store))[one.fingerprint]?.state, 'open');

        await store.findings.accept('prod', one.fingerprint, {
          owner: 'ann',
          reason: 'again',
          time: day(12),
        });
        assert.equal(await store.findings.withdraw('prod', one.fingerprint, day(13)), true);
        assert.equal(await store.findings.withdraw('prod', one.fingerprint, day(13)), false);
        assert.equal(await store.findings.accept('prod', 'no such finding', terms), false);
        assert.equal((await store.findings.counts()).total, 1);
      }));

    test('changes are told in order, and a gap is said to be one', () =>
      withStore(async (store) => {
        await store.findings.apply(
          'prod',
          evaluation(
            'e1',
            day(1),
            range(0, 30).map((n) => findingNumber(n)),
          ),
        );
        await store.findings.apply('prod', evaluation('e2', day(2), []));
        const { changes, isGap } = await store.changesSince(10, 40);
        assert.equal(isGap, false);
        assert.deepEqual(
          changes.map(({ revision }) => revision),
          range(11, 51),
        );
        assert.equal(changes[25]?.event, 'resolved');
        assert.equal((await store.changesSince(await store.revision())).changes.length, 0);
        // A listener who was told more than the store knows: it was restored.
        assert.equal((await store.changesSince(1_000)).isGap, true);
        await store.prune({ olderThan: day(3) });
        assert.equal((await store.changesSince(10)).isGap, true);
        assert.equal((await store.changesSince(await store.revision())).isGap, false);
      }));

    test('names that no cluster has are kept as far as the databases can', () =>
      withStore(async (store) => {
        const hostile = [
          "'; drop table findings; --",
          'a\0b',
          '\ud800',
          '"; select 1',
          '%_\\',
          '{"$ne":1}',
          'é'.repeat(5_000),
          '🧱',
        ];
        const findings = hostile.map((name, index) =>
          findingNumber(index, {
            check: name,
            detail: name,
            resource: {
              reference: { apiVersion: 'v1', kind: name, namespace: name, name },
              object: {},
              origin: { kind: 'cluster', context: '' },
            },
          }),
        );
        const { opened } = await store.findings.apply('prod', evaluation('e1', day(1), findings));
        assert.equal(opened, hostile.length);
        await store.findings.apply('prod', evaluation('e2', day(2), findings));
        assert.equal(await store.revision(), hostile.length);
        for (const name of hostile)
          for (const filter of [
            { text: name.slice(0, 200) },
            { resourceName: name.slice(0, 200) },
            { namespaces: [name] },
            { checks: [name] },
          ])
            await store.findings.page({ filter });
        assert.equal((await store.findings.page({ filter: { text: '%' } })).items.length, 1);
        assert.equal((await store.findings.counts()).total, hostile.length);
      }));

    test('what is no question is refused, naming the field', () =>
      withStore(async (store) => {
        await store.findings.apply(
          'prod',
          evaluation(
            'e1',
            day(1),
            range(0, 20).map((n) => findingNumber(n)),
          ),
        );
        const { next = '' } = await store.findings.page({ limit: 5 });
        assert.ok(next !== '');
        const bad: readonly object[] = [
          { sort: 'severity; drop table findings' },
          { sort: 'constructor' },
          { limit: 0 },
          { limit: 1.5 },
          { limit: 100_000 },
          { cursor: 'nonsense' },
          { cursor: `${next.slice(0, -2)}AA` },
          { cursor: next, sort: 'first_seen' },
          { cursor: next, filter: { kinds: ['secret'] } },
          { filter: { since: 'yesterday' } },
          { filter: { namespaces: 'shop' } },
          { filter: { text: 'x'.repeat(10_000) } },
          { filter: { checks: range(0, 2_000).map(String) } },
        ];
        for (const query of bad)
          await assert.rejects(store.findings.page(query), isKind('invalid'), JSON.stringify(query));
        await assert.rejects(store.findings.apply('nowhere', evaluation('x', day(1), [])), isKind('invalid'));
        assert.equal((await store.findings.page({ cursor: next, limit: 5 })).items.length, 5);
      }));

    test('inventory: objects and images come, are used, and go', () =>
      withStore(async (store) => {
        const resource = (name: string) => ({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          namespace: 'shop',
          name,
        });
        const image = { reference: 'registry.example.com/web:1', digest: `sha256:${'a'.repeat(64)}` };
        await store.inventory.record('prod', {
          time: day(1),
          isComplete: true,
          objects: [
            { resource: resource('web'), environment: 'production', images: [image] },
            { resource: resource('api'), owner: 'Application/shop', images: [image, { reference: 'redis' }] },
          ],
        });
        await store.inventory.record('prod', {
          time: day(2),
          isComplete: true,
          objects: [{ resource: resource('web'), images: [image] }],
        });
        const { items } = await store.inventory.objects({ cluster: 'prod' });
        assert.deepEqual(
          items.map(({ resource: { name }, deletedAt }) => [name, deletedAt]),
          [
            ['web', undefined],
            ['api', day(2)],
          ],
        );
        assert.equal((await store.inventory.objects({ isDeleted: true })).items.length, 1);
        const images = (await store.inventory.images({ cluster: 'prod' })).items;
        assert.deepEqual(
          images.map(({ reference, usedBy, digest }) => [reference, usedBy, digest]),
          [
            [image.reference, 1, image.digest],
            ['redis', 0, undefined],
          ],
        );
        assert.deepEqual(await store.inventory.users('prod', image.reference), [resource('web')]);
        assert.equal(
          (await store.inventory.images({ cluster: 'prod', usedBy: resource('web') })).items.length,
          1,
        );
        const first = await store.inventory.objects({ limit: 1 });
        const second = await store.inventory.objects({ limit: 1, cursor: first.next ?? '' });
        assert.equal(second.items[0]?.resource.name, 'api');
        assert.equal(second.next, undefined);
      }));

    test('snapshots compare, and a review signs one', () =>
      withStore(async (store) => {
        const fact = (name: string, verbs: readonly string[]) => ({
          area: 'rbac' as const,
          resource: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', namespace: 'shop', name },
          content: { rules: [{ verbs }] },
        });
        const facts = [fact('reader', ['get']), fact('old', ['list'])];
        const one = await store.reviews.takeSnapshot('prod', { time: day(1), label: 'weekly', facts });
        const again = await store.reviews.takeSnapshot('prod', {
          time: day(1),
          label: 'again',
          facts: facts.toReversed(),
        });
        assert.equal(again.digest, one.digest);
        const two = await store.reviews.takeSnapshot('prod', {
          time: day(8),
          label: 'weekly',
          facts: [fact('reader', ['get', '*'])],
        });
        const changes = await store.reviews.compare(one.id, two.id);
        assert.deepEqual(
          changes.map(({ resource: { name }, change, paths }) => [name, change, paths]),
          [
            ['old', 'removed', []],
            ['reader', 'changed', ['/rules']],
          ],
        );
        await store.reviews.sign('prod', { snapshot: one.id, time: day(2), by: 'ann', note: 'seen' });
        assert.deepEqual(
          (await store.reviews.reviews('prod')).map(({ by, snapshot }) => [by, snapshot]),
          [['ann', one.id]],
        );
        await assert.rejects(
          store.reviews.sign('prod', { snapshot: 99, time: day(2), by: 'ann', note: '' }),
          isKind('invalid'),
        );
        await store.prune({ olderThan: day(20) });
        assert.deepEqual(
          (await store.reviews.snapshots('prod')).map(({ id }) => id),
          [two.id, one.id],
        );
      }));

    test('tokens are found by their hash until they are revoked or expire', () =>
      withStore(async (store) => {
        const hash = 'ab'.repeat(32);
        const token = {
          name: 'ci',
          role: 'viewer',
          namespaces: ['shop'],
          createdAt: day(1),
          createdBy: 'ann',
        } as const;
        await store.tokens.create({ ...token, hash, expiresAt: day(5) });
        await assert.rejects(store.tokens.create({ ...token, hash: 'cd'.repeat(32) }), isKind('invalid'));
        await assert.rejects(
          store.tokens.create({ ...token, name: 'x', hash: 'the token itself' }),
          isKind('invalid'),
        );
        assert.deepEqual((await store.tokens.find(hash, day(2)))?.namespaces, ['shop']);
        assert.equal(await store.tokens.find(hash, day(6)), undefined);
        assert.equal(await store.tokens.revoke('ci', day(3)), true);
        assert.equal(await store.tokens.revoke('ci', day(3)), false);
        assert.equal(await store.tokens.find(hash, day(2)), undefined);
        assert.equal((await store.tokens.list())[0]?.revokedAt, day(3));
      }));

    test('a notification goes to one of many takers, and comes again when its taker died', () =>
      withStore(async (store) => {
        for (const number of range(0, 40)) await store.notifications.add('ops', { number }, day(1));
        const take = (time: string) => store.notifications.take({ time, leaseMs: 60_000, limit: 10 });
        const taken = (await Promise.all(range(0, 6).map(() => take(day(1))))).flat();
        assert.equal(new Set(taken.map(({ id }) => id)).size, 40);
        assert.equal(taken.length, 40);
        const [first, second] = taken;
        await store.notifications.delivered(first?.id ?? 0, day(1));
        await store.notifications.failed(second?.id ?? 0, 'refused');
        let again = 0;
        for (let some = await take(day(2)); some.length > 0; some = await take(day(2))) again += some.length;
        assert.equal(again, 38);
      }));

    test('settings are kept as JSON', () =>
      withStore(async (store) => {
        assert.equal(await store.setting('interval'), undefined);
        await store.putSetting('interval', { minutes: 10 });
        await store.putSetting('interval', { minutes: 20 });
        assert.deepEqual(await store.setting('interval'), { minutes: 20 });
      }));

    test('two programs that write at once: nothing is lost, nothing is counted twice', () =>
      withStore(async (store, url) => {
        const other = await openStore(url);
        try {
          await store.putCluster({ uid: 'stage', name: 'stage', time: day(1) });
          const writers = range(0, 16).map((number) => {
            const uid = number % 4 === 3 ? 'stage' : 'prod';
            const from = Math.floor(number / 2) * 50;
            const some = range(from, from + 100).map((one) => findingNumber(one));
            const scope = { kind: 'namespaces', namespaces: [] } as const;
            return (number % 2 === 0 ? store : other).findings.apply(
              uid,
              evaluation(`w${number}`, day(1), some, scope),
            );
          });
          const records = await Promise.all(writers);
          const opened = records.reduce((sum, record) => sum + record.opened, 0);
          assert.equal((await store.findings.counts()).total, opened);
          assert.equal(await other.revision(), opened);
          const { items } = await other.findings.page({ filter: { clusters: ['prod'] }, limit: 1_000 });
          assert.equal((await store.findings.counts({ clusters: ['prod'] })).total, items.length);
          const { changes } = await store.changesSince(0, 1_000);
          assert.deepEqual(
            changes.map(({ revision }) => revision),
            range(1, opened + 1),
          );
        } finally {
          await other.close();
        }
      }));

    test('pruning forgets what is over and keeps the counts right', () =>
      withStore(async (store) => {
        const all = range(0, 200).map((number) => findingNumber(number));
        await store.findings.apply('prod', evaluation('e1', day(1), all));
        await store.findings.apply('prod', evaluation('e2', day(2), all.slice(0, 50)));
        await store.findings.apply('prod', evaluation('e3', day(20), all.slice(0, 40)));
        const { removed } = await store.prune({ olderThan: day(10) });
        assert.ok(removed >= 150);
        const known = await states(store);
        assert.equal(Object.values(known).filter(({ state }) => state === 'resolved').length, 10);
        assert.equal((await store.findings.counts({ states: ['resolved'] })).total, 10);
        assert.equal((await store.findings.counts()).total, 40);
        assert.deepEqual(
          (await store.evaluations('prod')).map(({ id }) => id),
          ['e3'],
        );
        const back = await store.findings.apply('prod', evaluation('e4', day(21), all));
        assert.deepEqual([back.opened, back.reopened], [150, 10]);
      }));
  });
