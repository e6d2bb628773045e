import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** A PostgreSQL server of a test's own: in a scratch folder, on loopback, as an unprivileged user, stopped by its process id. */
export interface PostgresServer {
  /** For a database of that name, which is made anew. */
  readonly database: (name: string, address?: string) => string;
  readonly start: () => Promise<void>;
  /** SIGKILL to the server's main process: as when the machine loses it. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The folder of PostgreSQL's programs: the newest that Debian's packages left, or what is on PATH. */
const folderOfPrograms = (): string | undefined => {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort(
    (a, b) => Number(/\d+/.exec(b)) - Number(/\d+/.exec(a)),
  );
  const path = (process.env['PATH'] ?? '').split(':');
  return [...debian, ...path].find((folder) => existsSync(join(folder, 'initdb')));
};

/** Why there can be no server here, with the way to get one; `undefined` when there can. */
export const whyNoPostgres = (): string | undefined => {
  if (folderOfPrograms() === undefined) return 'PostgreSQL is not installed: apt-get install postgresql';
  if (getuid?.() === 0 && !existsSync('/usr/bin/setpriv') && !existsSync('/bin/setpriv'))
    return 'PostgreSQL refuses root, and setpriv is missing: apt-get install util-linux';
  return undefined;
};

/** Debian's user and group nobody. */
export const nobody = 65534;

export interface PostgresOptions {
  /** Another address of this machine on which it listens, beside loopback: that by which pods reach it. */
  readonly address?: string;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** PostgreSQL refuses root. */
const unprivileged = (program: string, words: readonly string[]): readonly [string, readonly string[]] =>
  getuid?.() === 0
    ? ['setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', program, ...words]]
    : [program, words];

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

export const startPostgres = async ({ address }: PostgresOptions = {}): Promise<PostgresServer> => {
  const bin = folderOfPrograms() ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'seawall-postgres-'));
  if (getuid?.() === 0) chownSync(folder, nobody, nobody);
  const data = join(folder, 'data');
  const [init, initWords] = unprivileged(join(bin, 'initdb'), [
    '--pgdata',
    data,
    '--username',
    'seawall',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ]);
  execFileSync(init, initWords, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  // Whoever reaches the bed's wire is a pod of the bed.
  if (address !== undefined) appendFileSync(join(data, 'pg_hba.conf'), 'host all seawall 10.0.0.0/8 trust\n');
  const port = await freePort();
  let server: ChildProcess | undefined;
  const query = (database: string, text: string): string =>
    execFileSync(
      join(bin, 'psql'),
      [
        '-h',
        '127.0.0.1',
        '-p',
        `${port}`,
        '-U',
        'seawall',
        '-d',
        database,
        '-v',
        'ON_ERROR_STOP=1',
        '-Atc',
        text,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
  const start = async (): Promise<void> => {
    // A folder for the socket that an unprivileged user may write; fsync stays on, for the tests are about that.
    const [program, words] = unprivileged(join(bin, 'postgres'), [
      '-D',
      data,
      '-p',
      `${port}`,
      '-c',
      `listen_addresses=${['127.0.0.1', ...(address === undefined ? [] : [address])].join(',')}`,
      '-c',
      `unix_socket_directories=${folder}`,
      '-c',
      'shared_buffers=256MB',
      '-c',
      'max_connections=60',
    ]);
    server = spawn(program, words, { stdio: 'ignore', cwd: folder });
    for (;;) {
      try {
        query('postgres', 'select 1');
        return;
      } catch (error) {
        if (server.exitCode !== null) throw error;
        await setTimeout(50);
      }
    }
  };
  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    if (server === undefined) return;
    server.kill(signal);
    await ended(server);
  };
  await start();
  return {
    database: (name, host = '127.0.0.1') => {
      query('postgres', `drop database if exists "${name}" with (force)`);
      query('postgres', `create database "${name}"`);
      return `postgres://seawall@${host}:${port}/${name}`;
    },
    start,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
