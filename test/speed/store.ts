/**
 * How fast the store answers when it holds a million findings: each question of the API 200 times, median and 99th percentile, and the
 * ratio to a lookup by primary key through the same path. `node test/speed/store.ts [sqlite|postgres] [FINDINGS]`
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { FindingQuery } from '../../src/model/finding-filter.ts';
import { openStore } from '../../src/platform/store/open.ts';
import { SqliteFile } from '../../src/platform/store/sqlite/connection.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { day, evaluation, findingNumber, range } from '../real/evaluations.ts';
import { startPostgres, whyNoPostgres } from '../real/postgres.ts';

const rounds = 200;
const perObject = 10;
const shown = new Set(process.argv.slice(2));
const total = Number([...shown].find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const objects = total / perObject;
const start = Date.UTC(2026, 0, 1);

/** Statements that fill a store. Kinds, checks and severities hang together as they do in clusters: some are common, some rare, none even. */
const filling = (numbers: (count: number) => string, text: (number: string) => string): readonly string[] => [
  `insert into clusters (uid, name, first_seen) values ('prod', 'production', ${start})`,
  `insert into label_sets (digest, controls, sources) values ('one', '{"nsa":["NSA-POD-1"]}', '["insider"]')`,
  ...['kind:misconfiguration', 'source:malicious-actor'].map(
    (label) =>
      `insert into check_labels (label, check_id) select '${label}', 'check-' || ${text('n')} from ${numbers(140)}`,
  ),
  `insert into check_labels (label, check_id) select 'source:insider', 'check-' || ${text('n')} from ${numbers(140)} where n % 5 = 0`,
  `insert into check_labels (label, check_id) select 'control:nsa:NSA-POD-' || ${text('n / 4')}, 'check-' || ${text('n')} from ${numbers(140)}`,
  `insert into objects (cluster_id, api_group, api_version, kind, namespace, name, is_recorded, first_seen, last_seen)
    select 1, 'apps', 'apps/v1', case when n % 100 < 60 then 'Deployment' when n % 100 < 80 then 'StatefulSet' when n % 100 < 95 then 'CronJob'
    when n % 100 < 99 then 'Role' else 'Ingress' end, 'team-' || ${text('(n * 7919) % 200')}, case when n % 3 = 0 then 'web-' else 'worker-' end || ${text('n')},
    1, ${start}, ${start} from ${numbers(objects)}`,
  `insert into findings (cluster_id, fingerprint, object_id, kind, check_id, severity, status, state, namespace, resource_kind, reason, detail,
    path, label_set_id, extra, acceptance, digest, first_seen, last_seen, resolved_at, reopened, revision)
    select 1, 'fingerprint-of-some-finding-' || ${text('n')}, o.id, 'misconfiguration',
    'check-' || ${text(`case when o.kind = 'Role' then 120 + n % 20 else (n % 11) * (n % 13) % 120 end`)},
    case when o.kind = 'Role' then 4 else (n % 11) * (n % 13) % 5 end, case when n % 997 = 0 then 'unknown' else 'fail' end,
    case when n % 10 = 0 then 'resolved' when n % 49 = 0 then 'accepted' else 'open' end, o.namespace, o.kind, 'reason of it',
    'container "app" of the workload must set securityContext.allowPrivilegeEscalation=false, which it does not do here',
    '/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation', 1,
    '{"remedy":{"safety":"tightening","words":"Set it to false.","operations":[{"op":"add","path":"/spec/x","value":false}]}}', null, 'digest',
    ${start} + n * 1000, ${start} + 1000 * ((n * 7919) % ${total}), case when n % 10 = 0 then ${start} + n * 1000 + 1 end, 0, n
    from ${numbers(total)} join objects o on o.id = n / ${perObject} + 1`,
  `insert into finding_events (revision, time, cluster_id, fingerprint, event, evaluation)
    select n, ${start} + n, 1, 'fingerprint-of-some-finding-' || ${text('n')}, 'opened', 'first' from ${numbers(total)} where n > 0`,
  `insert into finding_counts select cluster_id, state, namespace, check_id, resource_kind, severity, count(*) from findings group by 1, 2, 3, 4, 5, 6`,
  `insert into evaluations select 'evaluation-' || ${text('n')}, 1, 'cluster', ${start} + n * 10000000, ${start} + n * 10000000, 1, 1, 1, 0, 0, 0,
    '[]', '[]', n * 10000 from ${numbers(total / 10_000)}`,
  `update counters set value = ${total} where name = 'revision'`,
];

const fillSqlite = async (path: string): Promise<void> => {
  const file = new SqliteFile(path, 'write');
  const numbers = (count: number) =>
    `(with recursive c(n) as (select 0 union all select n + 1 from c where n < ${count - 1}) select n from c) as numbers`;
  file.run('begin immediate', []);
  for (const statement of filling(numbers, (number) => `(${number})`)) file.run(statement, []);
  file.run('commit', []);
  file.close();
};

const fillPostgres = async (url: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set search_path = seawall; set synchronous_commit = off');
  await client.query(
    `create table finding_events_2026_01 partition of finding_events for values from (${start}) to (${Date.UTC(2026, 1, 1)})`,
  );
  const numbers = (count: number) => `generate_series(0, ${count - 1}) as numbers(n)`;
  for (const statement of filling(
    (count) => numbers(count),
    (number) => `(${number})::text`,
  ))
    await client.query(
      statement.replaceAll('(n * 7919)', '(n::bigint * 7919)').replaceAll('n * 1000', 'n::bigint * 1000'),
    );
  await client.query('vacuum analyze');
  await client.end();
};

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
    'one finding': (n) => store.findings.find('prod', `fingerprint-of-some-finding-${n * 4_999}`),
    'its history': (n) => store.findings.history('prod', `fingerprint-of-some-finding-${n * 4_999}`),
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

const timesOf = async (ask: (round: number) => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await ask(round);
    times.push(performance.now() - began);
  }
  return times;
};

const measure = async (url: string, fill: (url: string) => Promise<void>): Promise<void> => {
  await (await openStore(url)).close();
  const began = performance.now();
  await fill(url);
  const filled = (performance.now() - began) / 1_000;
  const opening = performance.now();
  const store = await openStore(url);
  console.log(
    `${store.kind}: ${total} findings, ${objects} objects, filled in ${filled.toFixed(0)} s, opened in ${((performance.now() - opening) / 1_000).toFixed(1)} s`,
  );
  await store.putSetting('floor', 1);
  await timesOf(() => store.setting('floor'));
  const floor = quantile(await timesOf(() => store.setting('floor')), 0.5);
  console.log(`  ${'lookup by primary key'.padEnd(40)} ${floor.toFixed(2).padStart(8)} ms`);
  console.log(`  ${''.padEnd(40)} ${'median'.padStart(11)} ${'p99'.padStart(11)} ratio of medians`);
  for (const [name, ask] of Object.entries(questions(store))) {
    const times = await timesOf(ask);
    const [median, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    console.log(
      `  ${name.padEnd(40)} ${median.toFixed(2).padStart(8)} ms ${p99.toFixed(2).padStart(8)} ms ${(median / floor).toFixed(1).padStart(7)}`,
    );
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
