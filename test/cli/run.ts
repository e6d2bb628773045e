import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/apps/cli/start.ts', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a person would, in a folder. */
export const seawall = (folder: string, words: readonly string[], input = ''): Ran => {
  const { status, stdout, stderr } = spawnSync(execPath, [program, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, out: stdout, err: stderr };
};

/** A folder with these files for the time of one test. */
export const withFiles = (files: Readonly<Record<string, string>>, use: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-test-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
