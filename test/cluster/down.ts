import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { foldersOf } from './folders.ts';
import { withLock } from './lock.ts';
import { removeControlGroups } from './node/control-groups.ts';
import { isAlive, unplug } from './node/sandbox.ts';
import { readRecord } from './record.ts';
import { waitFor } from './wait.ts';

const endMs = 30_000;
const lockMs = 10 * 60_000;

/** Ends a bed, whatever state it is in, and removes what it wrote except its logs. */
export const down = (name: string): Promise<void> =>
  withLock(foldersOf(name).lock, lockMs, () => takeDown(name));

/** Removes the logs of a bed that is down. */
export const forget = (name: string): void => rmSync(foldersOf(name).state, { recursive: true, force: true });

/** The same for who holds the bed's lock. */
export const takeDown = async (name: string): Promise<void> => {
  const folders = foldersOf(name);
  const record = readRecord(name);
  if (record !== undefined) {
    // The kernel kills all that is left in a process namespace when its first process ends.
    if (isAlive(record.sandbox)) kill(record.sandbox.holder, 'SIGKILL');
    await waitFor(
      `end of bed ${name}`,
      endMs,
      async () => !isAlive(record.sandbox) || `process ${record.sandbox.holder} runs still`,
    );
    await unplug(record.sandbox.slot);
  }
  await removeControlGroups(name);
  for (const entry of entriesOf(folders.state))
    if (entry !== 'logs') rmSync(join(folders.state, entry), { recursive: true, force: true });
};

const entriesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
