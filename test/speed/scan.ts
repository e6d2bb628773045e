import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeManifests } from './manifests.ts';
import { type Contender, compare, onPath } from './measure.ts';

/**
 * `npm run bench [FOLDER]`: the bundle against floors (an empty script; js-yaml over the same files) and against the peers that
 * are on PATH, in turn, medians of five. Ratios, never times alone: they hold on every machine.
 */

const rounds = 5;
const bundle = fileURLToPath(new URL('../../dist/seawall.cjs', import.meta.url));
const parseOnly = fileURLToPath(new URL('./parse-only.ts', import.meta.url));

const seawall = (name: string, path: string, ...more: readonly string[]): Contender => ({
  name,
  command: execPath,
  words: [bundle, 'scan', path, '--no-config', ...more],
});
const empty: Contender = { name: 'node -e 0', command: execPath, words: ['-e', '0'] };
const jsYaml = (path: string): Contender => ({
  name: 'js-yaml',
  command: execPath,
  words: [parseOnly, path],
});

const peers = (path: string): readonly Contender[] => {
  const files = globSync('**/*.{yaml,yml}', { cwd: path }).map((file) => join(path, file));
  const known: Readonly<Record<string, readonly string[]>> = {
    'kube-score': ['score', '-o', 'json', ...files],
    'kube-linter': ['lint', '--format', 'json', path],
    polaris: ['audit', '--audit-path', path, '--format', 'json'],
  };
  return Object.entries(known).flatMap(([name, words]) => {
    const command = onPath(name);
    return command === undefined ? [] : [{ name, command, words }];
  });
};

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

const folder = mkdtempSync(join(tmpdir(), 'seawall-speed-'));
try {
  const given = argv[2];
  const large = given ?? join(folder, 'large');
  const objects = given === undefined ? writeManifests(large, { deployments: 5_000, files: 500 }) : undefined;
  show(
    `a large input${objects === undefined ? ` (${large})` : ` of ${objects} objects`}`,
    [
      seawall('seawall', large, '-o', 'table=/dev/null'),
      seawall('seawall json', large, '-o', 'json=/dev/null'),
      jsYaml(large),
      ...peers(large),
    ],
    ['js-yaml', 'kube-score', 'kube-linter'],
  );
  const one = join(folder, 'one');
  writeManifests(one, { deployments: 1, files: 1 });
  show(
    'one small file',
    [seawall('seawall', one), empty, ...peers(one)],
    ['node -e 0', 'kube-score', 'kube-linter'],
  );
  for (const deployments of [500, 5_000, 50_000]) {
    const path = join(folder, `growth-${deployments}`);
    const count = writeManifests(path, { deployments, files: Math.max(1, deployments / 10) });
    const cost = compare([seawall('seawall', path, '-o', 'table=/dev/null')], 1).get('seawall');
    stdout.write(
      `\n${count} objects: ${((cost?.wallMs ?? 0) / count).toFixed(3)} ms an object, peak ${cost?.peakMib?.toFixed(0)} MiB\n`,
    );
    rmSync(path, { recursive: true, force: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
