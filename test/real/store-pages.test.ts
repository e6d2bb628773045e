import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { compromiseSources } from '../../src/model/control.ts';
import { type FindingFilter, type FindingSort, findingSorts } from '../../src/model/finding-filter.ts';
import type { FindingRecord, FindingState } from '../../src/model/records.ts';
import { compareSeverity, severities } from '../../src/model/severity.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Evaluation, Store } from '../../src/platform/store/store.ts';
import { testDatabases } from './databases.ts';
import { day, evaluation, findingNumber, range } from './evaluations.ts';

/** Code units of all kinds, halves of surrogate pairs too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

/** Pages and counts against the same questions answered by plain code over all findings. */

const count = 400;
const clusters = ['prod', 'stage'];

const allStates: readonly FindingState[] = ['open', 'accepted', 'resolved'];

const isIn = <T>(list: readonly T[] | undefined, value: T): boolean => list?.includes(value) ?? true;

const fits = (filter: FindingFilter, finding: FindingRecord): boolean => {
  const { resource, controls, sources, check } = finding;
  const labels = Object.entries(controls).flatMap(([id, list]) => list.map((one) => `${id}:${one}`));
  const text = filter.text?.toLowerCase();
  return (
    isIn(filter.clusters, finding.cluster) &&
    isIn(filter.states ?? ['open'], finding.state) &&
    isIn(filter.severities, finding.severity) &&
    isIn(filter.statuses, finding.status) &&
    isIn(filter.checks, check) &&
    // Filters by kind, control and source mean the check, of which all findings have the same here but for the kind.
    isIn(filter.namespaces, resource.namespace ?? '') &&
    isIn(filter.resourceKinds, resource.kind) &&
    isIn(filter.resourceName === undefined ? undefined : [filter.resourceName], resource.name) &&
    (filter.controls === undefined || filter.controls.some((one) => labels.includes(one))) &&
    (filter.sources === undefined || filter.sources.some((one) => sources.includes(one))) &&
    (text === undefined || text === '' || resource.name.includes(text) || check.includes(text)) &&
    (filter.since === undefined || finding.firstSeen >= filter.since)
  );
};

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Orders but for the key, which no record shows. */
const orders: Readonly<Record<FindingSort, (a: FindingRecord, b: FindingRecord) => number>> = {
  severity: (a, b) => compareSeverity(a.severity, b.severity),
  first_seen: (a, b) => compare(b.firstSeen, a.firstSeen),
  last_seen: (a, b) => compare(b.lastSeen, a.lastSeen),
  namespace: (a, b) =>
    compare(a.resource.namespace ?? '', b.resource.namespace ?? '') || orders.severity(a, b),
  check: (a, b) => compare(a.check, b.check) || orders.severity(a, b),
};

/** Unlike in `findingNumber` a check has one kind, for kinds are asked of checks; and several findings share whatever they are counted by. */
const made = (number: number, change: Parameters<typeof findingNumber>[1] = {}) =>
  findingNumber(number, {
    kind: 'misconfiguration',
    check: `check-${number % 10}`,
    severity: severities[number % 5] ?? 'unknown',
    controls: { nsa: [`NSA-POD-${number % 10}`] },
    sources: number % 10 < 3 ? ['insider'] : ['malicious-actor'],
    ...change,
  });

const some = <T>(values: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: values.length > 6 ? 3 : 0, maxLength: 8 });

const everyFilter: fc.Arbitrary<FindingFilter> = fc.record({
  clusters: some([...clusters, 'nowhere']),
  states: some(allStates),
  severities: some(severities),
  statuses: some(['fail', 'unknown', 'error'] as const),
  checks: some(range(0, 12).map((number) => `check-${number}`)),
  namespaces: some(range(0, 27).map((number) => `team-${number}`)),
  resourceKinds: some(['Deployment', 'CronJob', 'Role']),
  controls: some(range(0, 12).map((number) => `nsa:NSA-POD-${number}`)),
  sources: some(compromiseSources),
  resourceName: fc.constantFrom('web-1', 'web-20', 'nothing'),
  text: fc.constantFrom('web-1', 'WEB-3', 'check-1', 'eb-', '_', ''),
  since: fc.constantFrom(day(1), day(2), day(3), day(9)),
});

/** Three conditions at most: more of them hardly ever leave anything over. */
const filters: fc.Arbitrary<FindingFilter> = everyFilter.chain((filter) =>
  fc
    .subarray(Object.entries(filter), { maxLength: 3 })
    .map((entries): FindingFilter => Object.fromEntries(entries)),
);

for (const database of testDatabases())
  suite(`pages on ${database.kind}`, { skip: database.missing ?? false }, () => {
    let store: Store;
    let all: readonly FindingRecord[] = [];

    before(async () => {
      await database.start();
      store = await openStore(database.fresh());
      for (const uid of clusters) await store.putCluster({ uid, name: uid, time: day(1) });
      const acceptance = { by: 'exception', source: 'one', reason: 'why not' } as const;
      // By day: first seen is the order in which the store met them.
      const days: readonly ((numbers: readonly number[]) => Evaluation['findings'])[] = [
        (numbers) => numbers.filter((number) => number % 3 !== 1).map((number) => made(number)),
        (numbers) => numbers.map((number) => made(number)),
        (numbers) =>
          numbers
            .filter((number) => number % 7 !== 0)
            .map((number) => made(number, number % 11 === 0 ? { acceptance } : {})),
      ];
      for (const [index, findings] of days.entries())
        for (const uid of clusters) {
          const numbers = range(0, uid === 'prod' ? count : count / 4);
          const time = day(index + 1);
          await store.findings.apply(uid, evaluation(`${uid}-${index}`, time, findings(numbers)));
        }
      const pages = await Promise.all(
        clusters.map((uid) =>
          store.findings.page({ filter: { clusters: [uid], states: allStates }, limit: 1_000 }),
        ),
      );
      all = pages.flatMap(({ items }) => items);
    });
    after(async () => {
      await store?.close();
      await database.stop();
    });

    test('there is something of everything', () => {
      assert.equal(all.length, count + count / 4);
      for (const state of allStates) assert.ok(all.some((finding) => finding.state === state));
    });

    test('the pages of any filter and order hold what fits, once each and in order', async () => {
      let turned = 0;
      await fc.assert(
        fc.asyncProperty(
          filters,
          fc.constantFrom(...findingSorts),
          fc.integer({ min: 7, max: 90 }),
          async (filter, sort, limit) => {
            const found: FindingRecord[] = [];
            let cursor: string | undefined;
            do {
              const page = await store.findings.page({
                filter,
                sort,
                limit,
                ...(cursor === undefined ? {} : { cursor }),
              });
              found.push(...page.items);
              cursor = page.next;
              assert.ok(cursor === undefined || page.items.length === limit);
            } while (cursor !== undefined);
            if (found.length > limit) turned++;
            const keys = (list: readonly FindingRecord[]) =>
              list.map(({ cluster, fingerprint }) => `${cluster}/${fingerprint}`).sort();
            assert.deepEqual(keys(found), keys(all.filter((finding) => fits(filter, finding))));
            for (const [index, finding] of found.slice(1).entries()) {
              const before = found[index];
              assert.ok(before !== undefined && orders[sort](before, finding) <= 0);
            }
          },
        ),
        { numRuns: 150 },
      );
      assert.ok(turned > 30, `only ${turned} questions had more than one page`);
    });

    test('long lists, and more rows than are sorted in memory, give the same pages', async () => {
      const large = await openStore(database.fresh());
      try {
        await large.putCluster({ uid: 'prod', name: 'prod', time: day(1) });
        const numbers = range(0, 12_000);
        const all = numbers.map((number) => made(number));
        await large.findings.apply('prod', evaluation('1', day(1), all));
        const long = range(0, 300).map((number) => `team-${number}`);
        const questions: readonly FindingFilter[] = [
          { namespaces: long },
          { namespaces: long, checks: ['check-1'] },
          { checks: [...range(0, 300).map((number) => `check-${number}`)] },
          { sources: ['insider', 'malicious-actor'] },
          { text: 'web' },
          { text: 'web', namespaces: ['team-3', 'team-4'] },
        ];
        for (const filter of questions)
          for (const sort of ['severity', 'last_seen', 'check'] as const) {
            const found: FindingRecord[] = [];
            let cursor: string | undefined;
            do {
              const page = await large.findings.page({
                filter,
                sort,
                limit: 1_000,
                ...(cursor === undefined ? {} : { cursor }),
              });
              found.push(...page.items);
              cursor = page.next;
            } while (cursor !== undefined);
            const expected = all.filter(
              ({ finding }) =>
                isIn(filter.checks, finding.check) &&
                isIn(filter.namespaces, finding.resource.reference.namespace ?? ''),
            );
            assert.deepEqual(
              found.map(({ fingerprint }) => fingerprint).sort(),
              expected.map(({ fingerprint }) => fingerprint).sort(),
            );
            for (const [index, finding] of found.slice(1).entries()) {
              const before = found[index];
              assert.ok(before !== undefined && orders[sort](before, finding) <= 0);
            }
          }
      } finally {
        await large.close();
      }
    });

    test('a name and a text are asked together', async () => {
      const both = { resourceName: 'web-20', text: 'web-1' };
      assert.equal((await store.findings.page({ filter: both })).items.length, 0);
      const found = (await store.findings.page({ filter: { ...both, text: 'EB-2' } })).items;
      assert.ok(found.length > 0 && found.every(({ resource }) => resource.name === 'web-20'));
    });

    test('counts are those of the findings that fit', () =>
      fc.assert(
        fc.asyncProperty(filters, async (any) => {
          const {
            resourceName: _,
            text: __,
            since: ___,
            statuses: ____,
            resourceKinds: _____,
            ...filter
          } = any;
          const counts = await store.findings.counts(filter);
          const fitting = all.filter((finding) => fits(filter, finding));
          assert.equal(counts.total, fitting.length);
          for (const severity of severities)
            assert.equal(
              counts.bySeverity[severity],
              fitting.filter((finding) => finding.severity === severity).length,
            );
          for (const source of compromiseSources)
            assert.equal(
              counts.bySource[source],
              fitting.filter(({ sources }) => sources.includes(source)).length,
            );
          for (const { namespace, count: n } of counts.byNamespace)
            assert.equal(n, fitting.filter(({ resource }) => resource.namespace === namespace).length);
          assert.equal(
            counts.byCheck.reduce((sum, { count: n }) => sum + n, 0),
            fitting.length,
          );
        }),
        { numRuns: 60 },
      ));

    test('any text at all in any place of a question is an answer or a refusal, never a fault', () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(
            'clusters',
            'states',
            'checks',
            'namespaces',
            'controls',
            'statuses',
            'text',
            'since',
            'resourceName',
            'sort',
            'cursor',
          ),
          fc.oneof(
            anyText,
            fc.constantFrom(
              `' or '1'='1`,
              `"; drop table findings; --`,
              '\\',
              '%',
              '$1',
              '?',
              '\0',
              ':x',
              '/*',
              'null',
            ),
          ),
          async (place, text) => {
            const value = ['text', 'since', 'resourceName'].includes(place) ? text : [text];
            const query = ['sort', 'cursor'].includes(place)
              ? { [place]: text }
              : { filter: { [place]: value } };
            try {
              await store.findings.page(query);
            } catch (error) {
              assert.ok(error instanceof Error && 'kind' in error);
              assert.equal(error.kind, 'invalid');
            }
          },
        ),
        { numRuns: 200 },
      ));
  });
