import { globSync, readFileSync } from 'node:fs';
import process, { argv, execPath, kill, pid, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { addUp, type Counts, start, summary } from '../../tools/outcome.ts';
import { minorVariable, sharedBedVariable } from './bed.ts';
import { down, forget, takeDown } from './down.ts';
import { missingMeans } from './means.ts';
import { bedNames } from './record.ts';
import { stopwatch } from './stopwatch.ts';
import { up } from './up.ts';
import { defaultMinor, kubernetesVersions, minors, parseMinor } from './versions.ts';

/**
 * `npm run test:real [-- --kubernetes MINOR] [FILE…]`: a fresh bed, the tests of test/real on it, and the bed is gone again.
 * Without the means for a bed the tests are skipped, each by name; a bed that does not start is a failure.
 */

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { kubernetes: { type: 'string', default: defaultMinor } },
});
const minor = parseMinor(values.kubernetes);
if (minor === undefined) {
  process.stderr.write(`There is no minor ${values.kubernetes}; there are ${minors.join(', ')}.\n`);
  process.exit(2);
}

/** No test may keep the suite from its end. */
const testMs = 5 * 60_000;
const suitePrefix = 'real-';
const name = `${suitePrefix}${pid}`;

/** Beds of suites that were killed. */
const endLeftBehind = async (): Promise<void> => {
  for (const bed of bedNames()) {
    const owner = new RegExp(`^${suitePrefix}(\\d+)`).exec(bed)?.[1];
    if (owner !== undefined && !lives(Number(owner))) await down(bed);
  }
};

const lives = (id: number): boolean => {
  try {
    return kill(id, 0);
  } catch {
    return false;
  }
};

const usesBed = (file: string): boolean => readFileSync(file, 'utf8').includes('/cluster/bed.ts');

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const runTests = async (variables: Readonly<Record<string, string>>): Promise<void> => {
  const began = performance.now();
  const files = positionals.length > 0 ? positionals : globSync('test/real/*.test.ts').sort();
  const words = [
    '--test',
    '--test-isolation=none',
    `--test-timeout=${testMs}`,
    '--test-reporter=./tools/reporter.ts',
  ];
  // What needs no cluster runs beside what does: neither notices the other, and half of the time is waiting.
  const { true: onBed = [], false: alone = [] } = Object.groupBy(files, (file) => String(usesBed(file)));
  const runs = [onBed, alone]
    .filter(({ length }) => length > 0)
    .map((group) => start(execPath, [...words, ...group], variables));
  for (const outcome of await Promise.all(runs)) stdout.write(addUp(total, outcome));
  stdout.write(`tests: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
};

const runOnBed = async (): Promise<void> => {
  const watch = stopwatch((line) => stdout.write(line));
  await orFail(async () => {
    await endLeftBehind();
    await watch.step('up in all', () => up(name, minor, watch));
    stdout.write(`bed ${name}: Kubernetes ${kubernetesVersions[minor]}\n`);
    await runTests({ [sharedBedVariable]: name, [minorVariable]: minor });
  });
  await orFail(() => watch.step('down', () => down(name)));
  // The logs of a run in which something failed stay.
  if (total.failed === 0) forget(name);
};

const orFail = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    total.failed++;
    stdout.write(`FAILED: the test bed\n  ${String(error).replaceAll('\n', '\n  ')}\n`);
  }
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    // Not `down`: the lock is held by this very process while it starts the bed.
    void takeDown(name).finally(() => process.exit(1));
  });
if (missingMeans() === undefined) await runOnBed();
else await runTests({});
stdout.write(summary(total));
process.exit(total.failed === 0 ? 0 : 1);
