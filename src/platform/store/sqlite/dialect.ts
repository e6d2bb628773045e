import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { Rows } from '../rows.ts';
import type { Value } from './connection.ts';
import type { SqliteThread } from './thread.ts';

/** Kysely over connections that live in threads. Whoever comes while all are taken waits in line. */
export const sqliteDialect = (threads: readonly SqliteThread[], use: 'write' | 'read'): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new ThreadDriver(threads, use),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class ThreadConnection implements DatabaseConnection {
  readonly thread: SqliteThread;
  #transaction: number | undefined;

  constructor(thread: SqliteThread) {
    this.thread = thread;
  }

  async begin(statement: string): Promise<void> {
    await this.thread.ask({ kind: 'run', sql: statement, parameters: [] });
    this.#transaction = this.thread.generation;
  }

  async end(statement: 'commit' | 'rollback'): Promise<void> {
    await this.thread.ask({ kind: 'run', sql: statement, parameters: [] }, this.#transaction);
    this.#transaction = undefined;
  }

  /** The connection was lost, and with it whatever the transaction wrote. */
  abandon(): void {
    this.#transaction = undefined;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const [first] = parameters;
    const { rows, changes } = await this.thread.ask(
      first instanceof Rows
        ? { kind: 'many', sql, rows: first.rows }
        : { kind: 'run', sql, parameters: parameters as readonly Value[] },
      this.#transaction,
    );
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for it, nobody here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the store does not stream');
  }
}

class ThreadDriver implements Driver {
  readonly #free: ThreadConnection[];
  readonly #begin: string;
  readonly #line: ((connection: ThreadConnection) => void)[] = [];

  constructor(threads: readonly SqliteThread[], use: 'write' | 'read') {
    // A writer at once: a transaction that reads first cannot be made one any more when another process has written meanwhile.
    this.#begin = use === 'write' ? 'begin immediate' : 'begin';
    this.#free = threads.map((thread) => new ThreadConnection(thread));
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#free.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((resolve) => this.#line.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const next = this.#line.shift();
    if (next !== undefined) next(connection as ThreadConnection);
    else this.#free.push(connection as ThreadConnection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as ThreadConnection).begin(this.#begin);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as ThreadConnection).end('commit');
  }

  /** A full disk has SQLite roll back by itself. What went wrong first is what the caller has to hear. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const failed = connection as ThreadConnection;
    await failed.end('rollback').catch(() => undefined);
    failed.abandon();
  }

  async destroy(): Promise<void> {}
}
