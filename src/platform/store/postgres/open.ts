import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../database.ts';
import { postgresFlavor } from '../flavor.ts';
import { migrate } from '../migrations/migrate.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { postgresError } from './error.ts';
import { addTrigrams } from './trigrams.ts';

const connections = 10;
const connectMs = 5_000;

/** What each connection is told first. An answered commit is on the disk whatever the server's default; nothing waits or runs forever. */
const greetings: readonly string[] = [
  'set search_path = seawall',
  'set synchronous_commit = on',
  `set lock_timeout = '5s'`,
  `set statement_timeout = '120s'`,
  `set idle_in_transaction_session_timeout = '120s'`,
];

/** Opens the schema `seawall` of a database, or makes it. Throws what {@link StoreError} names. */
export const openPostgres = async (url: string): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'seawall',
    // Times and keys are bigint, and all of them are far from 2^53.
    types: {
      getTypeParser: (oid, format) =>
        oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
          ? Number
          : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that dies is replaced, and whoever waits for it is told. Without listeners it would end the process: the pool listens only
  // while it is idle, and nobody between two statements of a transaction.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      for (const greeting of greetings) await connection.executeQuery(CompiledQuery.raw(greeting));
    },
  });
  const db = new Kysely<Tables>({ dialect });
  try {
    await ensureSchema(pool);
    await migrate(db, postgresFlavor);
    await addTrigrams(db);
  } catch (error) {
    await pool.end().catch(() => undefined);
    throw postgresError(error);
  }
  return {
    flavor: postgresFlavor,
    read: db,
    write: db,
    recover: async () => {},
    backup: async () => {
      throw new StoreError('invalid', ['a store on PostgreSQL is copied with pg_dump --schema=seawall']);
    },
    compact: async () => {},
    close: () => db.destroy(),
  };
};

/** Only when it is missing: the right to make one is not needed afterwards. */
const ensureSchema = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    // Two programs that start at once would both find it missing.
    await client.query('select pg_advisory_lock(1400201591)');
    const { rowCount } = await client.query(`select 1 from pg_namespace where nspname = 'seawall'`);
    if (rowCount === 0) await client.query('create schema seawall');
    await client.query('select pg_advisory_unlock(1400201591)');
  } finally {
    // Not back to the pool: it was not greeted.
    client.release(true);
  }
};
