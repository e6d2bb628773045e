import type { Kysely, Selectable, Transaction } from 'kysely';
import type { EvaluationRecord } from '../../model/records.ts';
import { clusterId } from './clusters.ts';
import type { Database } from './database.ts';
import { pageSize } from './page-size.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf, timeText } from './time.ts';

type Row = Selectable<Tables['evaluations']> & { readonly uid: string };

const recordOf = (row: Row): EvaluationRecord => ({
  id: row.id,
  cluster: row.uid,
  scope: row.scope as EvaluationRecord['scope'],
  started: timeText(row.started),
  ended: timeText(row.ended),
  objects: row.objects,
  findings: row.findings,
  opened: row.opened,
  changed: row.changed,
  reopened: row.reopened,
  resolved: row.resolved,
  problems: JSON.parse(row.problems),
  missingRights: JSON.parse(row.missing_rights),
});

const rowsOf = (db: Kysely<Tables>) =>
  db
    .selectFrom('evaluations')
    .innerJoin('clusters', 'clusters.id', 'evaluations.cluster_id')
    .selectAll('evaluations')
    .select('clusters.uid');

export const evaluationById = async (
  db: Transaction<Tables>,
  id: string,
): Promise<EvaluationRecord | undefined> => {
  const row = await rowsOf(db).where('evaluations.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : recordOf(row);
};

/** `last_finding`: the highest key so far. What was first seen later has a higher one, which answers "since when" without an index. */
export const writeEvaluation = async (
  db: Transaction<Tables>,
  cluster: number,
  record: EvaluationRecord,
): Promise<void> => {
  const { last } = await db
    .selectFrom('findings')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const { id, scope, objects, findings, opened, changed, reopened, resolved } = record;
  await db
    .insertInto('evaluations')
    .values({
      id,
      cluster_id: cluster,
      scope,
      started: millisecondsOf(record.started),
      ended: millisecondsOf(record.ended),
      objects,
      findings,
      opened,
      changed,
      reopened,
      resolved,
      problems: JSON.stringify(record.problems),
      missing_rights: JSON.stringify(record.missingRights),
      last_finding: last ?? 0,
    })
    .execute();
};

export const evaluations = async (
  { read }: Database,
  cluster: string,
  limit?: number,
): Promise<readonly EvaluationRecord[]> => {
  const rows = await rowsOf(read)
    .where('evaluations.cluster_id', '=', await clusterId(read, cluster))
    .orderBy('evaluations.ended', 'desc')
    .limit(pageSize(limit))
    .execute();
  return rows.map(recordOf);
};
