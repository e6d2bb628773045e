import { setTimeout as sleep } from 'node:timers/promises';
import { BedError } from './bed-error.ts';

/**
 * Asks until the answer is `true`. Any other answer, and any error, says why not yet; after the limit the last of them is in the error, with
 * the end of the log that tells more.
 */
export const waitFor = async (
  what: string,
  limitMs: number,
  ask: () => Promise<true | string>,
  log?: string,
): Promise<void> => {
  const until = performance.now() + limitMs;
  let why = '';
  while (performance.now() < until) {
    try {
      const answer = await ask();
      if (answer === true) return;
      why = answer;
    } catch (error) {
      if (error instanceof Hopeless) throw new BedError(`${what}: ${error.message}`, log);
      why = error instanceof Error ? error.message : String(error);
    }
    await sleep(100);
  }
  throw new BedError(`${what}: not within ${limitMs / 1000} s. Last answer: ${why}`, log);
};

/** Waiting on makes no sense, such as for a process that has ended. */
export class Hopeless extends Error {}
