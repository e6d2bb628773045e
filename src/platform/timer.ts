/** Time and chance, as what waits and tries again sees them. Tests bring their own. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment, never set back nor forward: for how long something took. */
  elapsed(): number;
  /** Resolves after that time, or at once when the signal is aborted; it never throws. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
}

export const systemTimer: Timer = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
    }),
  random: () => Math.random(),
};
