import pg from 'pg';
import { SqliteFile } from '../../src/platform/store/sqlite/connection.ts';

/** The first finding's time. */
export const start = Date.UTC(2026, 0, 1);

/** Fingerprints are 32 hexadecimal digits: these, and ten with the number. */
const fingerprintStart = 'f'.repeat(22);

export const fingerprintOfNumber = (number: number): string => `${fingerprintStart}${1_000_000_000 + number}`;

/** Findings of one object. */
export const perObject = 10;

/** Statements that fill a store. Kinds, checks and severities hang together as they do in clusters: some are common, some rare, none even. */
const filling = (
  total: number,
  numbers: (count: number) => string,
  text: (number: string) => string,
): readonly string[] => [
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
    1, ${start}, ${start} from ${numbers(total / perObject)}`,
  `insert into findings (cluster_id, fingerprint, object_id, kind, check_id, severity, status, state, namespace, resource_kind, reason, detail,
    path, label_set_id, extra, acceptance, digest, first_seen, last_seen, resolved_at, reopened, revision)
    select 1, '${fingerprintStart}' || ${text('1000000000 + n')}, o.id, 'misconfiguration',
    'check-' || ${text(`case when o.kind = 'Role' then 120 + n % 20 else (n % 11) * (n % 13) % 120 end`)},
    case when o.kind = 'Role' then 4 else (n % 11) * (n % 13) % 5 end, case when n % 997 = 0 then 'unknown' else 'fail' end,
    case when n % 10 = 0 then 'resolved' when n % 49 = 0 then 'accepted' else 'open' end, o.namespace, o.kind, 'reason of it',
    'container "app" of the workload must set securityContext.allowPrivilegeEscalation=false, which it does not do here',
    '/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation', 1,
    '{"remedy":{"safety":"tightening","words":"Set it to false.","operations":[{"op":"add","path":"/spec/x","value":false}]}}', null, 'digest',
    ${start} + n * 1000, ${start} + 1000 * ((n * 7919) % ${total}), case when n % 10 = 0 then ${start} + n * 1000 + 1 end, 0, n
    from ${numbers(total)} join objects o on o.id = n / ${perObject} + 1`,
  `insert into finding_events (revision, time, cluster_id, fingerprint, event, evaluation)
    select n, ${start} + n, 1, '${fingerprintStart}' || ${text('1000000000 + n')}, 'opened', 'first' from ${numbers(total)} where n > 0`,
  `insert into finding_counts select cluster_id, state, namespace, check_id, resource_kind, severity, count(*) from findings group by 1, 2, 3, 4, 5, 6`,
  `insert into evaluations select 'evaluation-' || ${text('n')}, 1, 'cluster', ${start} + n * 10000000, ${start} + n * 10000000, 1, 1, 1, 0, 0, 0,
    '[]', '[]', n * 10000 from ${numbers(total / 10_000)}`,
  `update counters set value = ${total} where name = 'revision'`,
];

/** Fills an empty SQLite store with `total` findings of one cluster. */
export const fillSqlite = async (path: string, total: number): Promise<void> => {
  const file = new SqliteFile(path, 'write');
  const numbers = (count: number) =>
    `(with recursive c(n) as (select 0 union all select n + 1 from c where n < ${count - 1}) select n from c) as numbers`;
  file.run('begin immediate', []);
  for (const statement of filling(total, numbers, (number) => `(${number})`)) file.run(statement, []);
  file.run('commit', []);
  file.close();
};

/** The same on PostgreSQL, with statistics. */
export const fillPostgres = async (url: string, total: number): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set search_path = seawall; set synchronous_commit = off');
  await client.query(
    `create table finding_events_2026_01 partition of finding_events for values from (${start}) to (${Date.UTC(2026, 1, 1)})`,
  );
  const numbers = (count: number) => `generate_series(0, ${count - 1}) as numbers(n)`;
  for (const statement of filling(
    total,
    (count) => numbers(count),
    (number) => `(${number})::text`,
  ))
    await client.query(
      statement.replaceAll('(n * 7919)', '(n::bigint * 7919)').replaceAll('n * 1000', 'n::bigint * 1000'),
    );
  await client.query('vacuum analyze');
  await client.end();
};
