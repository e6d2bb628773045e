/**
 * How fast the store answers when it holds a million findings: each question of the API 200 times, median and 99th percentile, and the
 * ratio to a lookup by primary key through the same path. `node test/speed/store.ts [sqlite|postgres] [FINDINGS]`
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FindingQuery } from '../../src/model/finding-filter.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { day, evaluation, findingNumber, range } from '../real/evaluations.ts';
import { startPostgres, whyNoPostgres } from '../real/postgres.ts';
import { fillPostgres, fillSqlite, fingerprintOfNumber, perObject, start } from './store-filling.ts';

const rounds = 200;
const shown = new Set(process.argv.slice(2));
const total = Number([...shown].find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const objects = total / perObject;

/** Questions; each gets the number of its round, so that no two in a row ask the same. */
const questions = (store: Store): Readonly<Record<string, (round: number) => Promise<unknown>>> => {
  const page = (query: (round: number) => FindingQuery) => (round: number) =>
    store.findings.page(query(round));
  let cursor: string | undefined;
  return {
    'the worst, first page': page(() => ({})),
    'the worst, page after page': async () => {
      const { next } = await store.findings.page(cursor === undefined ? {} : { cursor });
      cursor = next;
    },
    'of one severity': page((n) => ({
      filter: { severities: n % 2 === 0 ? ['critical'] : ['low', 'info'] },
    })),
    'of one namespace': page((n) => ({ filter: { namespaces: [`team-${n}`] } })),
    'of 20 namespaces': page((n) => ({
      filter: { namespaces: range(n, n + 20).map((one) => `team-${one}`) },
    })),
    'of 1,000 namespaces': page(() => ({
      filter: { namespaces: range(0, 1_000).map((one) => `team-${one}`) },
    })),
    'of one check': page((n) => ({ filter: { checks: [`check-${n % 140}`] } })),
    'of one control': page((n) => ({ filter: { controls: [`nsa:NSA-POD-${n % 35}`] } })),
    'of one source of compromise': page(() => ({ filter: { sources: ['insider'] } })),
    'of one kind': page(() => ({ filter: { kinds: ['misconfiguration'] } })),
    'of a rare status': page(() => ({ filter: { statuses: ['unknown'] } })),
    'of a common kind of object': page(() => ({ filter: { resourceKinds: ['Deployment'] } })),
    'of a rare kind of object': page(() => ({ filter: { resourceKinds: ['Ingress'] } })),
    'of a kind that has none so severe': page(() => ({ filter: { resourceKinds: ['Role'] } })),
    'of one object': page((n) => ({ filter: { resourceName: `web-${n * 3}` } })),
    'check and namespace': page((n) => ({
      filter: { checks: [`check-${n % 120}`], namespaces: [`team-${n}`] },
    })),
    'Roles of a namespace': page((n) => ({ filter: { resourceKinds: ['Role'], namespaces: [`team-${n}`] } })),
    'text that few names have': page((n) => ({ filter: { text: `web-${n * 300}` } })),
    'text that many names have': page(() => ({ filter: { text: 'web' } })),
    'text that none has': page(() => ({ filter: { text: 'zzz' } })),
    'the worst since an hour': page(() => ({
      filter: { since: new Date(start + (total - 3_600) * 1_000).toISOString() },
    })),
    'everything ever': page(() => ({ filter: { states: ['open', 'accepted', 'resolved'] } })),
    newest: page(() => ({ sort: 'first_seen' })),
    'newest of a namespace': page((n) => ({ sort: 'first_seen', filter: { namespaces: [`team-${n}`] } })),
    'last seen': page(() => ({ sort: 'last_seen' })),
    'last seen, of a namespace': page((n) => ({ sort: 'last_seen', filter: { namespaces: [`team-${n}`] } })),
    'by namespace': page(() => ({ sort: 'namespace' })),
    'by namespace, of a check': page((n) => ({
      sort: 'namespace',
      filter: { checks: [`check-${n % 140}`] },
    })),
    'by check': page(() => ({ sort: 'check' })),
    'one finding': (n) => store.findings.find('prod', fingerprintOfNumber(n * 4_999)),
    'its history': (n) => store.findings.history('prod', fingerprintOfNumber(n * 4_999)),
    'counts of all': () => store.findings.counts(),
    'counts of a namespace': (n) => store.findings.counts({ namespaces: [`team-${n}`] }),
    'changes since': (n) => store.changesSince(n * 4_999, 50),
    objects: (n) => store.inventory.objects({ namespaces: [`team-${n}`] }),
    evaluations: () => store.evaluations('prod'),
    revision: () => store.revision(),
    'one changed object to stored finding': (n) => {
      const made = range(0, 10).map((number) => findingNumber(n * 10 + number));
      const scope = {
        kind: 'objects',
        objects: made.map(({ finding }) => finding.resource.reference),
      } as const;
      return store.findings.apply('prod', evaluation(`changed-${n}`, day((n % 28) + 1), made, scope));
    },
  };
};

const quantile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

const timeOf = async (ask: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await ask();
  return performance.now() - began;
};

/** In turn with the lookup, so that a machine that is busy with other things slows both. */
const timesOf = async (
  ask: (round: number) => Promise<unknown>,
  floor: () => Promise<unknown>,
): Promise<{ readonly times: readonly number[]; readonly floors: readonly number[] }> => {
  const times: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await timeOf(floor));
    times.push(await timeOf(() => ask(round)));
  }
  return { times, floors };
};

const measure = async (url: string, fill: (url: string, total: number) => Promise<void>): Promise<void> => {
  await (await openStore(url)).close();
  const began = performance.now();
  await fill(url, total);
  const filled = (performance.now() - began) / 1_000;
  const opening = performance.now();
  const store = await openStore(url);
  console.log(
    `${store.kind}: ${total} findings, ${objects} objects, filled in ${filled.toFixed(0)} s, opened in ${((performance.now() - opening) / 1_000).toFixed(1)} s`,
  );
  await store.putSetting('floor', 1);
  const floor = () => store.setting('floor');
  console.log(
    `  ${''.padEnd(38)} median       p99   | lookup by primary key: median, p99 | ratio of medians`,
  );
  for (const [name, ask] of Object.entries(questions(store))) {
    const { times, floors } = await timesOf(ask, floor);
    const figures = [
      quantile(times, 0.5),
      quantile(times, 0.99),
      quantile(floors, 0.5),
      quantile(floors, 0.99),
    ];
    const [median, p99, least, leastP99] = figures.map((one) => one.toFixed(2).padStart(8));
    const ratio = ((figures[0] ?? 0) / (figures[2] ?? 1)).toFixed(1).padStart(7);
    console.log(`  ${name.padEnd(38)} ${median} ${p99} ms | ${least} ${leastP99} ms | ${ratio}`);
  }
  await store.close();
};

const firstEvaluation = async (url: string): Promise<void> => {
  const store = await openStore(url);
  await store.putCluster({ uid: 'prod', name: 'prod', time: day(1) });
  const findings = range(0, 45_000).map((number) => findingNumber(number));
  for (const [name, time] of [
    ['45,000 findings, first evaluation', day(1)],
    ['the same a day later', day(2)],
    ['the same a minute later', new Date(Date.parse(day(2)) + 60_000).toISOString()],
  ] as const) {
    const began = performance.now();
    await store.findings.apply('prod', evaluation(name, time, findings));
    console.log(`${store.kind}: ${name}: ${(performance.now() - began).toFixed(0)} ms`);
  }
  await store.close();
};

const wanted = (kind: string): boolean => ![...shown].some((word) => /^[a-z]/.test(word)) || shown.has(kind);

if (wanted('sqlite')) {
  const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'seawall-speed-'));
  try {
    await firstEvaluation(join(folder, 'first.db'));
    await measure(join(folder, 'store.db'), fillSqlite);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (wanted('postgres')) {
  const missing = whyNoPostgres();
  if (missing !== undefined) console.log(`postgres is left out: ${missing}`);
  else {
    const server = await startPostgres();
    try {
      await firstEvaluation(server.database('first'));
      await measure(server.database('store'), fillPostgres);
    } finally {
      await server.stop();
    }
  }
}
