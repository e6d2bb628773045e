import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { dropPartitions } from './postgres/partitions.ts';
import { millisecondsOf } from './time.ts';

/** Rows that one transaction deletes: writers wait no longer than that takes. */
const rowsAtOnce = 5_000;

/** Deletes in small transactions until nothing is left. `statement` gets the number of rows at most. */
const deleteAll = async (
  { write }: Database,
  statement: (limit: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<number> => {
  let removed = 0;
  for (;;) {
    const { numAffectedRows = 0n } = await statement(sql`limit ${rowsAtOnce}`).execute(write);
    removed += Number(numAffectedRows);
    if (Number(numAffectedRows) < rowsAtOnce) return removed;
  }
};

/** Counts of what is deleted go with it, in the same transaction. */
const deleteFindings = async ({ write }: Database, before: number): Promise<number> => {
  let removed = 0;
  for (;;) {
    const gone = await write.transaction().execute(async (db) => {
      const { numAffectedRows = 0n } =
        await sql`insert into finding_counts (cluster_id, state, namespace, check_id, resource_kind, severity, n)
        select cluster_id, state, namespace, check_id, resource_kind, severity, -count(*)
        from (select * from findings where resolved_at < ${before} order by resolved_at, id limit ${rowsAtOnce}) as old
        where true group by 1, 2, 3, 4, 5, 6
        on conflict (cluster_id, state, namespace, check_id, resource_kind, severity) do update set n = finding_counts.n + excluded.n`.execute(
          db,
        );
      if (numAffectedRows === 0n) return 0;
      await sql`delete from finding_counts where n <= 0`.execute(db);
      const { numAffectedRows: rows = 0n } =
        await sql`delete from findings where id in (select id from findings where resolved_at < ${before} order by resolved_at, id limit ${rowsAtOnce})`.execute(
          db,
        );
      return Number(rows);
    });
    removed += gone;
    if (gone < rowsAtOnce) return removed;
  }
};

/** Listeners who come from before are told to read anew. */
const deleteEvents = async (database: Database, before: number): Promise<number> => {
  const { write, flavor } = database;
  const { rows } = await sql<{
    revision: number | null;
  }>`select max(revision) as revision from finding_events where time < ${before}`.execute(write);
  const last = rows[0]?.revision ?? 0;
  if (last === 0) return 0;
  await sql`update counters set value = ${last} where name = 'pruned' and value < ${last}`.execute(write);
  if (flavor.kind === 'postgres') await dropPartitions(write, before);
  return deleteAll(
    database,
    (limit) =>
      sql`delete from finding_events where revision in (select revision from finding_events where revision <= ${last} and time < ${before} ${limit})`,
  );
};

/** The trail is never pruned: it would not be one. The same goes for reviews and the snapshots that they sign. */
export const prune = async (database: Database, olderThan: string): Promise<number> => {
  const before = millisecondsOf(olderThan);
  let removed = await deleteFindings(database, before);
  removed += await deleteEvents(database, before);
  const statements: readonly ((limit: RawBuilder<unknown>) => RawBuilder<unknown>)[] = [
    // The last evaluation of a cluster stays, however old: it says when anybody last looked.
    (
      limit,
    ) => sql`delete from evaluations where id in (select id from evaluations as old where ended < ${before}
      and ended < (select max(ended) from evaluations as newest where newest.cluster_id = old.cluster_id) ${limit})`,
    // The newest snapshot of a cluster stays: it is what the next review is compared with.
    (limit) => sql`delete from snapshots where id in (select id from snapshots as old where time < ${before}
      and not exists (select 1 from reviews where snapshot_id = old.id)
      and id < (select max(id) from snapshots as newest where newest.cluster_id = old.cluster_id) ${limit})`,
    (limit) =>
      sql`delete from notifications where id in (select id from notifications where settled_at < ${before} ${limit})`,
    (limit) => sql`delete from objects where id in (select id from objects as old
      where ((is_recorded = 1 and deleted_at < ${before}) or (is_recorded = 0 and last_seen < ${before}))
      and not exists (select 1 from findings where object_id = old.id) ${limit})`,
    (limit) => sql`delete from images where id in (select id from images as old where last_seen < ${before}
      and not exists (select 1 from object_images where image_id = old.id) ${limit})`,
  ];
  for (const statement of statements) removed += await deleteAll(database, statement);
  if (removed > 0) await database.compact();
  return removed;
};
