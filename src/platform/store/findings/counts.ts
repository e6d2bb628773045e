import { type RawBuilder, sql } from 'kysely';
import { type CompromiseSource, compromiseSources } from '../../../model/control.ts';
import type { CountFilter, Counts } from '../../../model/finding-filter.ts';
import { limits } from '../../../model/limits.ts';
import { type Severity, severities } from '../../../model/severity.ts';
import { among } from '../among.ts';
import type { Database } from '../database.ts';
import { asked } from './asked.ts';

interface Group {
  readonly name: string;
  readonly n: number;
}

/** Sums of the kept counts. Throws `invalid` for what is no filter. */
export const findingCounts = async (
  { read, flavor }: Database,
  filter: CountFilter = {},
): Promise<Counts> => {
  const wanted = await asked(read, flavor, filter);
  if (wanted === undefined) return countsOf([], [], [], []);
  const lists = [
    ['cluster_id', wanted.clusters],
    ['state', wanted.states],
    ['severity', wanted.severities],
    ['check_id', wanted.checks],
    ['namespace', wanted.namespaces],
  ] as const;
  const conditions = lists.flatMap(([column, list]) =>
    list === undefined ? [] : [among(flavor, column, list)],
  );
  const where = sql.join(conditions, sql` and `);
  const by = async (column: RawBuilder<unknown>): Promise<readonly Group[]> =>
    (
      await sql<Group>`select ${column} as name, sum(n) as n from finding_counts where ${where} group by 1 having sum(n) > 0 order by 2 desc, 1`.execute(
        read,
      )
    ).rows;
  const [bySeverity, byNamespace, byCheck] = await Promise.all([
    by(sql.ref('severity')),
    by(sql.ref('namespace')),
    by(sql.ref('check_id')),
  ]);
  const labels = await read
    .selectFrom('check_labels')
    .select(['label', 'check_id'])
    .where(
      among(
        flavor,
        'label',
        compromiseSources.map((source) => `source:${source}`),
      ),
    )
    .execute();
  return countsOf(bySeverity, byNamespace, byCheck, labels);
};

const countsOf = (
  bySeverity: readonly Group[],
  byNamespace: readonly Group[],
  byCheck: readonly Group[],
  labels: readonly { readonly label: string; readonly check_id: string }[],
): Counts => {
  const ofSeverity = new Map(bySeverity.map(({ name, n }) => [severities[Number(name)], n]));
  const ofCheck = new Map(byCheck.map(({ name, n }) => [name, n]));
  const bySource = new Map<string, number>();
  for (const { label, check_id } of labels)
    bySource.set(label, (bySource.get(label) ?? 0) + (ofCheck.get(check_id) ?? 0));
  return {
    total: bySeverity.reduce((sum, { n }) => sum + n, 0),
    bySeverity: Object.fromEntries(
      severities.map((severity) => [severity, ofSeverity.get(severity) ?? 0]),
    ) as Record<Severity, number>,
    bySource: Object.fromEntries(
      compromiseSources.map((source) => [source, bySource.get(`source:${source}`) ?? 0]),
    ) as Record<CompromiseSource, number>,
    byNamespace: byNamespace
      .slice(0, limits.countedGroups)
      .map(({ name, n }) => ({ namespace: name, count: n })),
    byCheck: byCheck.slice(0, limits.countedGroups).map(({ name, n }) => ({ check: name, count: n })),
  };
};
