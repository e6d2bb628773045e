import { fstatSync, writeSync } from 'node:fs';
import process, { env } from 'node:process';

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Writes everything, also to a pipe whose reader is slow: EAGAIN is waited out, a closed pipe ends the writing. */
const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(sleeper, 0, 0, 1);
    }
  }
};

/** What is written to a pipe or a file needs no stream of its own, and making one is felt on one small file. */
const isTerminal = (descriptor: 1 | 2): boolean => {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
};

/** Standard output and error. Colour only on a terminal, and never where NO_COLOR is set (no-color.org). */
export const terminal = {
  write: (text: string): void => writeAll(1, text),
  warn: (text: string): void => writeAll(2, text),
  get isColour(): boolean {
    if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
    return (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb' && isTerminal(1);
  },
  /** Whether progress may be shown. */
  get isInteractive(): boolean {
    return env['CI'] === undefined && isTerminal(2);
  },
  /** Columns of the terminal; `undefined` when output goes elsewhere. */
  get width(): number | undefined {
    return isTerminal(1) ? process.stdout.columns : undefined;
  },
  /** Lines of the terminal; `undefined` when output goes elsewhere. */
  get height(): number | undefined {
    return isTerminal(1) ? process.stdout.rows : undefined;
  },
} as const;
