import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process, { chdir, cwd, env } from 'node:process';

/** How a program that was called ended. */
export type Ended =
  | { readonly kind: 'done'; readonly status: number; readonly out: string; readonly err: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'over'; readonly limit: 'renderMs' | 'renderedBytes' };

export interface Call {
  readonly folder: string;
  /** Variables beside PATH; nothing else of our own environment reaches the program. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeMs: number;
  readonly bytes: number;
}

/** Runs a program of the user's to its end, bounded in time and output. It gets no standard input and no more of our environment than PATH. */
export const runProgram = (name: string, words: readonly string[], call: Call): Ended => {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { error, status, stdout, stderr, signal } = spawnSync(name, words, {
    cwd: call.folder,
    env: { PATH: env['PATH'] ?? '', LANG: 'C.UTF-8', ...call.variables },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: call.timeMs,
    killSignal: 'SIGKILL',
    maxBuffer: call.bytes,
  });
  const code = error !== undefined && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return { kind: 'missing' };
  if (code === 'ENOBUFS') return { kind: 'over', limit: 'renderedBytes' };
  if (code === 'ETIMEDOUT' || (signal === 'SIGKILL' && status === null))
    return { kind: 'over', limit: 'renderMs' };
  return { kind: 'done', status: status ?? 1, out: stdout ?? '', err: stderr ?? error?.message ?? '' };
};

/** Calls `use` with an empty folder of our own, which is gone afterwards. */
export const withFolder = <T>(use: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Calls `use` with another folder as the working folder, so that paths are read and shown as seen from there. */
export const inFolder = <T>(folder: string, use: () => T): T => {
  const before = cwd();
  chdir(folder);
  try {
    return use();
  } finally {
    chdir(before);
  }
};

/** Whether a program can be called by its name. */
export const isOnPath = (name: string): boolean =>
  (env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
