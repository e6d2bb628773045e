import { globSync } from 'node:fs';
import { argv, exit, stdout } from 'node:process';
import { addUp, type Counts, node, type Outcome, start, summary } from './outcome.ts';

/**
 * Runs the project's checks: `quick` is types, unit tests and laws; `all` adds format, lint, drift of what is generated, oracles and fuzz.
 * Ends with `N passed, N failed, N skipped`.
 */

const binary = (name: string): string => `node_modules/.bin/${name}`;

/** One process per half of the files: loading the sources once is most of what a small test costs. */
const tests = (files: readonly string[], half: number): Promise<Outcome> =>
  node(
    '--test',
    '--test-isolation=none',
    '--test-reporter=./tools/reporter.ts',
    ...files.filter((_, index) => index % 2 === half),
  );

const quickFiles = (): string[] =>
  globSync(['src/**/*.test.ts', 'console/src/**/*.test.ts', 'test/laws/*.test.ts']).sort();
const slowFiles = (): string[] =>
  globSync(['test/oracles/*.test.ts', 'test/fuzz/*.test.ts', 'test/cli/*.test.ts']).sort();

const steps: Readonly<Record<string, () => readonly (() => Promise<Outcome>)[]>> = {
  types: () => [() => start(binary('tsc'), ['-b'])],
  format: () => [() => start(binary('biome'), ['ci', '.'])],
  generated: () => [() => node('tools/generate.ts', '--check')],
  quick: () => [0, 1].map((half) => () => tests(quickFiles(), half)),
  slow: () => [0, 1].map((half) => () => tests(slowFiles(), half)),
};

const modes: Readonly<Record<string, readonly string[]>> = {
  quick: ['types', 'quick'],
  all: ['types', 'format', 'generated', 'quick', 'slow'],
};

const mode = argv[2] ?? 'all';
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const step of modes[mode] ?? []) {
  const began = performance.now();
  const outcomes = await Promise.all((steps[step]?.() ?? []).map((run) => run()));
  for (const outcome of outcomes) stdout.write(addUp(total, outcome));
  stdout.write(`${step}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
stdout.write(summary(total));
exit(total.failed === 0 ? 0 : 1);
