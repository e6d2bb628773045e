import { type Kysely, sql, type Transaction } from 'kysely';
import type { Flavor } from '../flavor.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

/** Any fixed number: whoever migrates a PostgreSQL store holds this advisory lock. */
const lock = 0x53656177;

/** How many migrations the store has; `undefined` when it is empty. */
const versionOf = async (db: Transaction<Tables>, { kind }: Flavor): Promise<number | undefined> => {
  const table =
    kind === 'postgres'
      ? sql<{ found: string | null }>`select to_regclass('store_version')::text as found`
      : sql<{
          found: string | null;
        }>`select max(name) as found from sqlite_schema where name = 'store_version'`;
  const [row] = (await table.execute(db)).rows;
  if (row === undefined || row.found === null) return undefined;
  const { rows } = await sql<{ version: number }>`select max(version) as version from store_version`.execute(
    db,
  );
  return rows[0]?.version ?? 0;
};

/**
 * Brings a store forward to this program, all steps in one transaction: it has either all of them or none. Two programs that start at
 * once come one after the other. A store that is newer is left alone: throws `newer`.
 */
export const migrate = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  steps: readonly Migration[] = migrations,
): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    // SQLite's transaction holds the file's only write lock already.
    if (flavor.kind === 'postgres') await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction);
    const version = await versionOf(transaction, flavor);
    const newest = steps.at(-1)?.version ?? 0;
    if (version !== undefined && version > newest)
      throw new StoreError('newer', [`the store has version ${version}, this program knows ${newest}`]);
    if (version === undefined)
      await sql`create table store_version (version ${sql.raw(flavor.integer)} primary key, title ${sql.raw(flavor.text)} not null)`.execute(
        transaction,
      );
    for (const step of steps) {
      if (step.version <= (version ?? 0)) continue;
      for (const statement of step.statements(flavor)) await sql.raw(statement).execute(transaction);
      await sql`insert into store_version (version, title) values (${step.version}, ${step.title})`.execute(
        transaction,
      );
    }
  });
};
