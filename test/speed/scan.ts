import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeCrds } from './crds.ts';
import { writeManifests } from './manifests.ts';
import { type Contender, compare } from './measure.ts';
import { peers } from './peers.ts';

/**
 * `npm run bench [FOLDER]`: the bundle against floors (an empty script; js-yaml over the same files) and against the peers that
 * are on PATH, in turn, medians of five. Ratios, never times alone: they hold on every machine.
 */

const rounds = 5;
const bundle = fileURLToPath(new URL('../../dist/seawall.cjs', import.meta.url));
const parseOnly = fileURLToPath(new URL('./parse-only.ts', import.meta.url));

const seawall = (name: string, ...words: readonly string[]): Contender => ({
  name,
  command: execPath,
  words: [bundle, ...words, '--no-config'],
});
const empty: Contender = { name: 'node -e 0', command: execPath, words: ['-e', '0'] };
const jsYaml = (path: string): Contender => ({
  name: 'js-yaml',
  command: execPath,
  words: [parseOnly, path],
});

const show = (title: string, contenders: readonly Contender[], against: readonly string[]): void => {
  const costs = compare(contenders, rounds);
  stdout.write(`\n${title}\n`);
  for (const [name, { wallMs, peakMib }] of costs) {
    const ratios = against.flatMap((other) => {
      const base = costs.get(other)?.wallMs;
      return base === undefined || other === name ? [] : [`${(wallMs / base).toFixed(2)}x ${other}`];
    });
    stdout.write(
      `  ${name.padEnd(16)} ${wallMs.toFixed(0).padStart(7)} ms  ${peakMib === undefined ? '' : `${peakMib.toFixed(0).padStart(5)} MiB  `}${ratios.join(', ')}\n`,
    );
  }
};

const floors = ['js-yaml', 'node -e 0'];
const others = ['kube-score', 'kube-linter', 'polaris', 'trivy', 'kubescape'];

const showLarge = (path: string, title: string): void =>
  show(
    title,
    [
      seawall('table', 'scan', path, '-o', 'table=/dev/null'),
      seawall('json', 'scan', path, '-o', 'json=/dev/null'),
      seawall('sarif', 'scan', path, '-o', 'sarif=/dev/null'),
      seawall('fix --diff', 'fix', path, '--diff'),
      jsYaml(path),
      ...peers(path),
    ],
    ['js-yaml', ...others],
  );

const showSmall = (path: string): void => {
  writeManifests(path, { deployments: 1, files: 1 });
  show('one small file', [seawall('table', 'scan', path), empty, ...peers(path)], ['node -e 0', ...others]);
};

const showCrds = (path: string): void => {
  writeCrds(path, 2_000_000);
  const table = seawall('table', 'scan', path, '-o', 'table=/dev/null');
  show('2 MB of CRDs', [table, jsYaml(path), empty, ...peers(path)], [...floors, ...others]);
};

/** The cost of an object stays the same, or something is not linear. */
const showGrowth = (folder: string): void => {
  for (const deployments of [500, 5_000, 50_000]) {
    const path = join(folder, `growth-${deployments}`);
    const count = writeManifests(path, { deployments, files: Math.max(1, deployments / 10) });
    const cost = compare([seawall('table', 'scan', path, '-o', 'table=/dev/null')], 1).get('table');
    stdout.write(
      `\n${count} objects: ${((cost?.wallMs ?? 0) / count).toFixed(3)} ms an object, peak ${cost?.peakMib?.toFixed(0)} MiB\n`,
    );
    rmSync(path, { recursive: true, force: true });
  }
};

const folder = mkdtempSync(join(tmpdir(), 'seawall-speed-'));
try {
  const given = argv[2];
  if (given === undefined) {
    const large = join(folder, 'large');
    const objects = writeManifests(large, { deployments: 5_000, files: 500 });
    showLarge(large, `a large input of ${objects} objects`);
  } else showLarge(given, given);
  showSmall(join(folder, 'one'));
  showCrds(join(folder, 'crds'));
  showGrowth(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
