import { sql } from 'kysely';
import type { DayTrend } from '../../model/records.ts';
import { among } from './among.ts';
import type { Database } from './database.ts';
import { millisecondsOf, timeText } from './time.ts';

const day = 24 * 60 * 60 * 1000;

/** What evaluations since a time opened, reopened and resolved a day, the oldest first. Without clusters: in all. */
export const trend = async (
  { read, flavor }: Database,
  since: string,
  clusters?: readonly string[],
): Promise<readonly DayTrend[]> => {
  const rows = await read
    .selectFrom('evaluations')
    .innerJoin('clusters', 'clusters.id', 'evaluations.cluster_id')
    .select([
      sql<number>`ended / ${sql.lit(day)}`.as('day'),
      sql<number>`sum(opened)`.as('opened'),
      sql<number>`sum(reopened)`.as('reopened'),
      sql<number>`sum(resolved)`.as('resolved'),
    ])
    .where('ended', '>=', millisecondsOf(since))
    .$if(clusters !== undefined, (query) => query.where(among(flavor, 'clusters.uid', clusters ?? [])))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  return rows.map((row) => ({
    day: timeText(Number(row.day) * day).slice(0, 10),
    opened: Number(row.opened),
    reopened: Number(row.reopened),
    resolved: Number(row.resolved),
  }));
};
