import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pid } from 'node:process';
import { startOf } from './node/process-id.ts';
import { waitFor } from './wait.ts';

/** Runs `work` while no other process holds the same lock file. A lock whose owner has ended is taken over. */
export const withLock = async <T>(file: string, limitMs: number, work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(file), { recursive: true });
  // Linked, not written in place: nobody may see a lock that does not name its owner yet.
  const own = `${file}.${pid}`;
  writeFileSync(own, `${pid} ${startOf(pid) ?? ''}`);
  await waitFor(`the lock ${file}`, limitMs, async () => {
    try {
      linkSync(own, file);
      rmSync(own);
      return true;
    } catch {
      const owner = readOwner(file);
      if (owner === undefined) return 'just given back';
      const [id = '', start = ''] = owner.split(' ');
      if (start !== '' && startOf(Number(id)) === start) return `held by process ${id}`;
      rmSync(file, { force: true });
      return 'left behind by a process that has ended';
    }
  });
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};

const readOwner = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
