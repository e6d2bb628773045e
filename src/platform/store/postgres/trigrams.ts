import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Lets searches by part of a name use an index, where the server has the extension pg_trgm and the user may install it. Without it they read
 * all names, which is slower and gives the same answer.
 */
export const addTrigrams = async (db: Kysely<Tables>): Promise<void> => {
  try {
    await db.transaction().execute(async (transaction) => {
      // Two programs that start at once would both install it.
      await sql`select pg_advisory_xact_lock(1400201594)`.execute(transaction);
      const { rows: indexes } = await sql<{
        found: string | null;
      }>`select to_regclass('objects_by_trigrams')::text as found`.execute(transaction);
      if (indexes[0]?.found !== null) return;
      await sql`create extension if not exists pg_trgm schema seawall`.execute(transaction);
      // It may have been there before, in another schema.
      const { rows } = await sql<{
        schema: string;
      }>`select nspname as schema from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pg_trgm'`.execute(
        transaction,
      );
      const operators = sql.id(rows[0]?.schema ?? 'seawall', 'gin_trgm_ops');
      await sql`create index objects_by_trigrams on objects using gin (lower(name) ${operators})`.execute(
        transaction,
      );
    });
  } catch {
    // Not there, or not for us.
  }
};
