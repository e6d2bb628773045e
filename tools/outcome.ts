import { spawn } from 'node:child_process';
import { env, execPath } from 'node:process';

/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** How a program ended and all that it printed. */
export interface Outcome {
  readonly status: number;
  readonly output: string;
}

export const start = (
  command: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...variables },
    });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    child.stderr.on('data', (piece) => {
      output += piece;
    });
    child.on('error', (error) => resolve({ status: 1, output: `${command}: ${error.message}\n` }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });

export const node = (...words: readonly string[]): Promise<Outcome> => start(execPath, words);

/** Adds an outcome to the total, and gives what it printed without its line of counts. A program that counts nothing is one test. */
export const addUp = (total: Counts, { status, output }: Outcome): string => {
  const counts = /^counts (.*)$/m.exec(output)?.[1];
  if (counts === undefined) {
    if (status === 0) total.passed++;
    else total.failed++;
    return output;
  }
  const { passed, failed, skipped } = JSON.parse(counts) as Counts;
  total.passed += passed;
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  total.skipped += skipped;
  return output.replace(/^counts .*\n/m, '');
};

/** The line that every run of tests ends with. */
export const summary = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
