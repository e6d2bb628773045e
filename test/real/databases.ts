import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SqliteFile } from '../../src/platform/store/sqlite/connection.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from './postgres.ts';

/** A kind of database that a suite runs on. */
export interface TestDatabase {
  readonly kind: 'sqlite' | 'postgres';
  /** Why it cannot be had here. */
  readonly missing: string | undefined;
  readonly start: () => Promise<void>;
  /** The setting for a new, empty store. */
  readonly fresh: () => string;
  /** A statement past the store, as somebody with access to the database would run it. */
  readonly sql: (url: string, statement: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const sqlite = (): TestDatabase => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-store-'));
  let count = 0;
  return {
    kind: 'sqlite',
    missing: undefined,
    start: async () => {},
    fresh: () => join(folder, `store-${count++}.db`),
    sql: async (path, statement) => {
      const file = new SqliteFile(path, 'write');
      try {
        file.run(statement, []);
      } finally {
        file.close();
      }
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const postgres = (): TestDatabase => {
  let server: PostgresServer | undefined;
  let count = 0;
  return {
    kind: 'postgres',
    missing: whyNoPostgres(),
    start: async () => {
      server = await startPostgres();
    },
    fresh: () => server?.database(`store_${count++}`) ?? '',
    sql: async (url, statement) => {
      const client = new pg.Client(url);
      await client.connect();
      try {
        await client.query(`set search_path = seawall; ${statement}`);
      } finally {
        await client.end();
      }
    },
    stop: async () => server?.stop(),
  };
};

/** Every suite runs on all of them. */
export const testDatabases = (): readonly TestDatabase[] => [sqlite(), postgres()];
