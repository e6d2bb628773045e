import type { Connection } from '../../../platform/kube/connection.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import type { Health } from './health.ts';
import { clusterUid } from './run-role.ts';
import { keepScorecard, type Scoring } from './scorecard.ts';

export interface ScorecardOptions {
  readonly connection: Connection;
  readonly store: Store;
  readonly timer: Timer;
  readonly log: Log;
  readonly health: Health;
  readonly scoring: Scoring;
}

const lookMs = 2_000;
const shortest = 30_000;

/** Scores the cluster anew where something changed, at most twice a minute: it takes all findings together. */
export const keepScorecards = async (options: ScorecardOptions, signal: AbortSignal): Promise<void> => {
  const { connection, store, timer, log, health, scoring } = options;
  let last = { revision: -1, at: 0 };
  while (!signal.aborted) {
    await timer.sleep(lookMs, signal);
    const judgement = health.isLeading ? health.keeper?.judgement : undefined;
    if (signal.aborted || judgement === undefined || timer.now() - last.at < shortest) continue;
    try {
      const revision = await store.revision();
      if (revision === last.revision) continue;
      const uid = await clusterUid(connection);
      await keepScorecard(store, uid, judgement, scoring, new Date(timer.now()).toISOString());
      last = { revision, at: timer.now() };
    } catch (error) {
      log.warn({}, `the scorecard was not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
};
