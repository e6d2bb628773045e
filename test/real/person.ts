import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Bed } from '../cluster/bed.ts';

const program = fileURLToPath(new URL('../../src/apps/cli/start.ts', import.meta.url));

export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Somebody at a shell: the program of these sources is on PATH, and KUBECONFIG leads to the bed. */
export interface Person {
  /** Runs a line, whatever comes of it. */
  readonly line: (words: string) => Said;
  /** Runs a line that must end with 0; gives what it printed. */
  readonly must: (words: string) => string;
  readonly leave: () => void;
}

const lineMs = 180_000;

export const personAt = (bed: Bed): Person => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-path-'));
  writeFileSync(join(folder, 'seawall'), `#!/bin/sh\nexec '${execPath}' '${program}' "$@"\n`);
  chmodSync(join(folder, 'seawall'), 0o755);
  const variables = {
    ...env,
    PATH: `${folder}${delimiter}${env['PATH'] ?? ''}`,
    KUBECONFIG: bed.kubeconfig,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  const line = (words: string): Said => {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', words], {
      encoding: 'utf8',
      timeout: lineMs,
      env: variables,
    });
    return { status, out: stdout, err: stderr };
  };
  const must = (words: string): string => {
    const { status, out, err } = line(words);
    assert.equal(status, 0, `${words}\n${out}${err}`);
    return out;
  };
  return { line, must, leave: () => rmSync(folder, { recursive: true, force: true }) };
};

/** The pods of an installation: name, image, and whether it is ready. */
export const podsOf = (bed: Bed): Promise<string> =>
  bed.kubectl(
    '-n',
    'seawall',
    'get',
    'pods',
    '-o',
    'jsonpath={range .items[*]}{.metadata.name} {.spec.containers[0].image} {.status.containerStatuses[0].ready}{"\\n"}{end}',
  );
