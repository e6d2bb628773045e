import { writeSync } from 'node:fs';
import { env, stderr, stdout } from 'node:process';

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

/** Standard output and error. Colour only on a terminal, and never where NO_COLOR is set (no-color.org). */
export const terminal = {
  write: (text: string): void => writeAll(1, text),
  warn: (text: string): void => writeAll(2, text),
  get isColour(): boolean {
    if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
    return stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  },
  /** Whether progress may be shown. */
  get isInteractive(): boolean {
    return stderr.isTTY === true && env['CI'] === undefined;
  },
  /** Columns of the terminal; `undefined` when output goes elsewhere. */
  get width(): number | undefined {
    return stdout.isTTY === true ? stdout.columns : undefined;
  },
} as const;
