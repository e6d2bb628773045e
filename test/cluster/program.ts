import { spawn } from 'node:child_process';
import { env } from 'node:process';
import { BedError } from './bed-error.ts';

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Call {
  readonly timeMs: number;
  readonly folder?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program to its end. One that does not end in time is killed, and that is an error; a status other than 0 is not. */
export const call = (name: string, words: readonly string[], options: Call): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, words, {
      cwd: options.folder,
      env: { ...env, ...options.variables },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeMs,
      killSignal: 'SIGKILL',
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      err += piece;
    });
    child.on('error', (error) => reject(new BedError(`${name} cannot be run: ${error.message}`)));
    child.on('close', (status, signal) => {
      if (status !== null) resolve({ status, out, err });
      else
        reject(
          new BedError(
            `${name} ${words.join(' ')} was ended by ${signal} (limit ${options.timeMs / 1000} s)\n${err.slice(-2000)}`,
          ),
        );
    });
    // A program may end before it has read its input; how it ended says more than the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });

/** Runs a program that must succeed, and gives what it printed. */
export const run = async (name: string, words: readonly string[], options: Call): Promise<string> => {
  const { status, out, err } = await call(name, words, options);
  if (status !== 0)
    throw new BedError(`${name} ${words.join(' ')} ended with ${status}\n${(err || out).slice(-3000)}`);
  return out;
};
