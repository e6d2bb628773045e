import { globSync } from 'node:fs';
import { join } from 'node:path';
import { type Contender, onPath } from './measure.ts';

interface Peer {
  readonly words: (path: string, files: readonly string[]) => readonly string[];
  /** Takes minutes on a large input: counted once. */
  readonly isSlow?: true;
}

const known: Readonly<Record<string, Peer>> = {
  'kube-score': { words: (_, files) => ['score', '-o', 'json', ...files] },
  'kube-linter': { words: (path) => ['lint', '--format', 'json', path] },
  polaris: { words: (path) => ['audit', '--audit-path', path, '--format', 'json'], isSlow: true },
  trivy: {
    words: (path) => ['config', '--quiet', '--skip-check-update', '--format', 'json', path],
    isSlow: true,
  },
  kubescape: {
    words: (path) => ['scan', 'framework', 'nsa', path, '--keep-local', '--format', 'json'],
    isSlow: true,
  },
};

/** Other scanners that are on PATH, each with its own default checks, over the same files. */
export const peers = (path: string): readonly Contender[] => {
  const files = globSync('**/*.{yaml,yml}', { cwd: path }).map((file) => join(path, file));
  return Object.entries(known).flatMap(([name, { words, isSlow }]) => {
    const command = onPath(name);
    if (command === undefined) return [];
    return [{ name, command, words: words(path, files), ...(isSlow === undefined ? {} : { runs: 1 }) }];
  });
};
