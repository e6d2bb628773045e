import { rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** 'Seaw': says in the file's own header whose it is (SQLite, `PRAGMA application_id`). */
const applicationId = 0x53656177;

/** Answers of SQLite that a caller tells apart; the rest comes as SQLite's own errors. */
export class FileFault extends Error {
  readonly fault: 'foreign' | 'replaced' | 'damaged';

  constructor(fault: FileFault['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
}

export type Value = string | number | bigint | Uint8Array | null;

export interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changes: number;
}

/** How many statements stay prepared. Pages have a few shapes by the number of their branches. */
const statementsKept = 200;

/**
 * One open SQLite file. It alone imports `node:sqlite`, and it is synchronous: it runs in a worker thread.
 * A file that somebody moves or replaces while it is open would take writes that nobody ever sees again, so each transaction makes sure
 * that the path still leads to it.
 */
export class SqliteFile {
  readonly #path: string;
  readonly #use: 'write' | 'read';
  readonly #statements = new Map<string, StatementSync>();
  readonly #database: DatabaseSync;
  /** Device and inode of the file that is open. */
  readonly identity: string;
  readonly #log: string;

  /** `mustExist`: an empty store must not pass for one that was lost. Throws SQLite's errors and {@link FileFault}. */
  constructor(path: string, use: 'write' | 'read', mustExist = false) {
    this.#path = path;
    this.#use = use;
    if (mustExist) statSync(path);
    this.#database = this.#open();
    this.identity = identityOf(path);
    this.#log = identityOf(`${path}-wal`);
  }

  #open(): DatabaseSync {
    const database = new DatabaseSync(this.#path, { timeout: 5_000 });
    try {
      // Before the first page exists: what is pruned can be given back to the disk. Page size is what most file systems write.
      if (this.#use === 'write') prepareFile(database);
      else database.exec('pragma query_only = on');
      // FULL: a commit that was answered is on the disk. The cache is 64 MiB a thread; no memory map, for a file that somebody cuts short
      // under a map ends the whole process (SIGBUS).
      database.exec('pragma synchronous = full; pragma cache_size = -65536');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  run(sql: string, parameters: readonly Value[]): Answer {
    this.#guard(sql);
    const statement = this.#prepare(sql);
    // incremental_vacuum has no columns and yet a row for each page: `run` would stop at the first.
    if (statement.columns().length > 0 || sql.startsWith('pragma'))
      return {
        rows: statement.all(...(parameters as SQLInputValue[])) as readonly Record<string, unknown>[],
        changes: 0,
      };
    return { rows: [], changes: Number(statement.run(...(parameters as SQLInputValue[])).changes) };
  }

  /** One statement for each row of values. */
  runMany(sql: string, rows: readonly (readonly Value[])[]): Answer {
    const statement = this.#prepare(sql);
    let changes = 0;
    for (const row of rows) changes += Number(statement.run(...(row as SQLInputValue[])).changes);
    return { rows: [], changes };
  }

  async backup(path: string): Promise<void> {
    await backup(this.#database, path);
  }

  /**
   * When the file was replaced, its log lies beside the new one, and SQLite would replay it there: pages of one database in another. A log
   * that came with the new file is another file than ours and stays.
   */
  close(): void {
    this.#statements.clear();
    if (!this.#database.isOpen) return;
    const isReplaced = identityOf(this.#path) !== this.identity;
    this.#database.close();
    if (!isReplaced || this.#log === 'none' || identityOf(`${this.#path}-wal`) !== this.#log) return;
    for (const part of ['-wal', '-shm']) rmSync(`${this.#path}${part}`, { force: true });
  }

  #guard(sql: string): void {
    const isEdge = this.#use === 'read' || sql === 'commit' || sql.startsWith('begin');
    if (isEdge && identityOf(this.#path) !== this.identity)
      throw new FileFault('replaced', `${this.#path} was replaced or removed while it was open`);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (this.#statements.size >= statementsKept) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Device and inode: what a path leads to. */
const identityOf = (path: string): string => {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? 'none' : `${status.dev}:${status.ino}`;
};

const numberOf = (database: DatabaseSync, pragma: string): number =>
  Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0] ?? 0);

/** Makes an empty file ours, refuses somebody else's and a damaged one. */
const prepareFile = (database: DatabaseSync): void => {
  const id = numberOf(database, 'application_id');
  const isEmpty = numberOf(database, 'schema_version') === 0;
  if (id !== applicationId && !isEmpty)
    throw new FileFault('foreign', 'the file is an SQLite database of another program');
  if (isEmpty) database.exec('pragma auto_vacuum = incremental');
  database.exec('pragma journal_mode = wal');
  if (id !== applicationId) database.exec(`pragma application_id = ${applicationId}`);
  const found = database.prepare('pragma quick_check(1)').get() ?? {};
  const verdict = String(Object.values(found)[0] ?? '');
  if (verdict !== 'ok') throw new FileFault('damaged', verdict);
};
