import { Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import { sqliteFlavor } from '../flavor.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { sqliteDialect } from './dialect.ts';
import { SqliteThread } from './thread.ts';

/** One writes, two read: readers see the last commit and never wait for a large evaluation. */
const readers = 2;

/** Pages of 4 KiB that one step gives back to the disk, so that no step holds the write lock for long. */
const pagesAtOnce = 2_000;

/** Opens a file, or makes it. Throws what {@link StoreError} names. */
export const openSqlite = async (path: string): Promise<Database> => {
  const writer = new SqliteThread({ path, use: 'write' });
  // Readers start with the first question: who only writes never pays for them.
  // What is kept in memory only is kept in one connection.
  const reading =
    path === ':memory:'
      ? [writer]
      : Array.from({ length: readers }, () => new SqliteThread({ path, use: 'read', like: writer }));
  const threads = [...new Set([writer, ...reading])];
  const write = new Kysely<Tables>({ dialect: sqliteDialect([writer], 'write') });
  try {
    await migrate(write, sqliteFlavor);
  } catch (error) {
    await writer.close().catch(() => undefined);
    throw error;
  }
  return {
    flavor: sqliteFlavor,
    read: new Kysely<Tables>({ dialect: sqliteDialect(reading, 'read') }),
    write,
    recover: async () => {
      // All of them are closed before one is opened, for they share the log that lies beside the file; and the writer brings the file
      // forward before anybody reads.
      const writing = Promise.withResolvers<void>();
      const ready = Promise.withResolvers<void>();
      const suspended = reading.map((thread) => thread.suspend(ready.promise));
      try {
        await Promise.all([writer.suspend(writing.promise), ...suspended]).finally(writing.resolve);
        await migrate(write, sqliteFlavor);
      } finally {
        ready.resolve();
      }
    },
    backup: async (to) => {
      await writer.ask({ kind: 'backup', path: to });
    },
    compact: async () => {
      let before = Number.POSITIVE_INFINITY;
      for (let free = await freePages(write); free > 0 && free < before; free = await freePages(write)) {
        before = free;
        await sql.raw(`pragma incremental_vacuum(${pagesAtOnce})`).execute(write);
      }
      await sql`pragma wal_checkpoint(truncate)`.execute(write);
    },
    close: async () => {
      // The writer last: whoever closes last folds the log into the file.
      for (const thread of threads.toReversed()) await thread.close();
    },
  };
};

const freePages = async (db: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(db);
  return rows[0]?.freelist_count ?? 0;
};
