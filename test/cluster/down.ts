import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { foldersOf } from './folders.ts';
import { withLock } from './lock.ts';
import { removeControlGroups } from './node/control-groups.ts';
import { endOuter, startedComponents } from './node/processes.ts';
import { isAlive, readHolder, unplug } from './node/sandbox.ts';
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
  const holder = readHolder(folders);
  // The kernel kills all that is left in a process namespace when its first process ends.
  if (holder !== undefined && isAlive(holder)) kill(holder.holder, 'SIGKILL');
  // It ends last, after each process inside was waited for; one that is frozen waits for nothing.
  for (const component of startedComponents(folders)) endOuter(component);
  if (holder !== undefined)
    await waitFor(
      `end of bed ${name}`,
      endMs,
      async () => !isAlive(holder) || `process ${holder.holder} runs still`,
    );
  const record = readRecord(name);
  if (record !== undefined) await unplug(record.sandbox.slot);
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
