import { spawnSync } from 'node:child_process';

/** What one run of a program took. */
export interface Cost {
  readonly wallMs: number;
  /** Peak resident set, in MiB; `undefined` where /usr/bin/time is not there. */
  readonly peakMib: number | undefined;
}

/** Runs a program once. What it prints is thrown away. */
export const runOnce = (command: string, words: readonly string[]): Cost => {
  const began = performance.now();
  const timed = spawnSync('/usr/bin/time', ['-f', '%M', command, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const wallMs = performance.now() - began;
  if (timed.error === undefined) {
    const kib = Number(timed.stderr.trim().split('\n').at(-1));
    return { wallMs, peakMib: Number.isNaN(kib) ? undefined : kib / 1024 };
  }
  const again = performance.now();
  spawnSync(command, words, { stdio: 'ignore' });
  return { wallMs: performance.now() - again, peakMib: undefined };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  /** How often it is counted at most. */
  readonly runs?: number;
}

/** Runs contenders in turn, so that a machine that slows down slows all of them; a first round is not counted. Medians. */
export const compare = (contenders: readonly Contender[], rounds: number): ReadonlyMap<string, Cost> => {
  const runs = new Map(contenders.map(({ name }) => [name, [] as Cost[]]));
  for (let round = 0; round <= rounds; round++)
    for (const { name, command, words, runs: most = rounds } of contenders) {
      if (round > most) continue;
      const cost = runOnce(command, words);
      if (round > 0) runs.get(name)?.push(cost);
    }
  return new Map(
    [...runs].map(([name, costs]) => {
      const peaks = costs.flatMap(({ peakMib }) => peakMib ?? []);
      return [
        name,
        {
          wallMs: median(costs.map(({ wallMs }) => wallMs)),
          peakMib: peaks.length === 0 ? undefined : median(peaks),
        },
      ];
    }),
  );
};

/** The path of a program, `undefined` when it is not on PATH. */
export const onPath = (name: string): string | undefined => {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};
