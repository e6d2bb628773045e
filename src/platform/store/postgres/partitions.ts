import { type Kysely, sql } from 'kysely';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';

/** Years in which a clock can be believed. One that runs wild must not leave a trail of empty partitions. */
const years = { first: 2020, last: 2100 };

/** Partitions that are known to stand, by store. */
const standing = new WeakMap<Kysely<Tables>, Set<string>>();

const monthOf = (time: number, ahead: number): { readonly name: string; readonly from: number } => {
  const date = new Date(time);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1));
  const month = `${first.getUTCMonth() + 1}`.padStart(2, '0');
  return { name: `finding_events_${first.getUTCFullYear()}_${month}`, from: first.getTime() };
};

/** Makes the partitions of a time's month and of the next one. */
export const ensurePartition = async (db: Kysely<Tables>, time: number): Promise<void> => {
  const year = new Date(time).getUTCFullYear();
  if (year < years.first || year > years.last)
    throw new StoreError('invalid', [`the time is in the year ${year}: set the clock right`]);
  const known = standing.get(db) ?? new Set<string>();
  standing.set(db, known);
  const missing = [0, 1].filter((ahead) => !known.has(monthOf(time, ahead).name));
  if (missing.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    // Two programs at once: `if not exists` alone still collides in the catalogue.
    await sql`select pg_advisory_xact_lock(1400201592)`.execute(transaction);
    for (const ahead of missing) {
      const { name, from } = monthOf(time, ahead);
      const { from: to } = monthOf(time, ahead + 1);
      // DDL takes no parameters; both bounds are numbers of ours.
      await sql`create table if not exists ${sql.table(name)} partition of finding_events for values from (${sql.raw(`${from}`)}) to (${sql.raw(`${to}`)})`.execute(
        transaction,
      );
    }
  });
  for (const ahead of missing) known.add(monthOf(time, ahead).name);
};

/** Drops partitions that end before a time; gives the highest revision that went with them. */
export const dropPartitions = async (db: Kysely<Tables>, before: number): Promise<number> => {
  const { rows } = await sql<{
    name: string;
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'finding_events'::regclass`.execute(
    db,
  );
  let highest = 0;
  for (const { name } of rows) {
    const [, year, month] = /^finding_events_(\d{4})_(\d{2})$/.exec(name) ?? [];
    if (year === undefined || Date.UTC(Number(year), Number(month), 1) > before) continue;
    const last = await sql<{
      revision: number | null;
    }>`select max(revision) as revision from ${sql.table(name)}`.execute(db);
    highest = Math.max(highest, last.rows[0]?.revision ?? 0);
    await sql`drop table ${sql.table(name)}`.execute(db);
    standing.get(db)?.delete(name);
  }
  return highest;
};
