import { readFileSync } from 'node:fs';

/**
 * When a process was started, in the kernel's ticks since boot: with its id it names one process, also after the id is used again.
 * Absent for one that has ended with all its threads, be it not yet waited for: only then are its sockets closed.
 */
export const startOf = (pid: number): string | undefined => {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // Behind the name, which may hold anything: state is the third field of proc(5), the number of threads the 20th, start time the 22nd.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const isDead = (fields[0] === 'Z' || fields[0] === 'X') && Number(fields[17]) <= 1;
  return isDead ? undefined : fields[19];
};

/** The processes that a process has started and not waited for. */
export const childrenOf = (pid: number): readonly number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** The name of the program that a process runs, cut to 15 bytes by the kernel. */
export const nameOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
};
