import type { Connection } from '../../../platform/kube/connection.ts';
import type { Store } from '../../../platform/store/store.ts';
import { StoreError } from '../../../platform/store/store-error.ts';
import type { Timer } from '../../../platform/timer.ts';
import { type ClusterWatch, watchCluster } from '../../../sources/cluster/watch-cluster.ts';
import type { Judging } from '../../cluster/standing-judgement.ts';
import { policyFactsOf } from '../../review/policy-facts.ts';
import type { Log } from '../log.ts';
import { Keeper } from './keeper.ts';

export interface ControllerOptions {
  readonly connection: Connection;
  readonly store: Store;
  readonly cluster: { readonly uid: string; readonly name: string };
  readonly judging: Judging;
  readonly identity: string;
  readonly namespaces?: readonly string[];
  /** Milliseconds that changes of the cluster are gathered before they are judged. */
  readonly debounceMs?: number;
  /** Days that resolved findings and old evaluations are kept. */
  readonly retentionDays?: number;
  readonly timer: Timer;
  readonly log: Log;
  /** Called when watching began: what metrics and readiness look at. */
  readonly onWatch?: (watch: ClusterWatch, keeper: Keeper) => void;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Watches a cluster and keeps what is found in the store, until the signal is aborted. */
export const runController = async (options: ControllerOptions, signal: AbortSignal): Promise<void> => {
  const { connection, store, cluster, judging, identity, timer, log, debounceMs = 20 } = options;
  const now = (): string => new Date(timer.now()).toISOString();
  const watch = await watchCluster(connection, {
    debounceMs,
    signal,
    timer,
    ...(options.namespaces === undefined ? {} : { namespaces: options.namespaces }),
  });
  const keeper = new Keeper({ store, cluster, judging, now, identity, log });
  options.onWatch?.(watch, keeper);
  try {
    await Promise.race([watch.synced, aborted(signal)]);
    if (signal.aborted) return;
    await keeper.take(watch.snapshot());
    await keeper.settle();
    watch.onChange(() => {
      void keeper.take(watch.snapshot());
    });
    await Promise.all([
      every(timer, signal, 10_000, async () => {
        await keeper.look(watch.snapshot());
        await keeper.settle();
      }),
      every(timer, signal, hour, () => keeper.refresh()),
      every(timer, signal, minute, () => keepPolicy(options, watch, now())),
      every(timer, signal, hour, () => forget(options)),
    ]);
  } finally {
    await watch.close();
    await keeper.idle();
  }
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

const every = async (
  timer: Timer,
  signal: AbortSignal,
  ms: number,
  act: () => Promise<unknown>,
): Promise<void> => {
  while (!signal.aborted) {
    await timer.sleep(ms, signal);
    if (!signal.aborted) await act();
  }
};

/** Keeps the policy of the cluster for reviews, once an hour at most and only where it changed. */
const keepPolicy = ({ store, cluster, log }: ControllerOptions, watch: ClusterWatch, time: string) =>
  guarded(log, 'policy was not kept', async () => {
    const [last] = await store.reviews.snapshots(cluster.uid, 1);
    if (last !== undefined && Date.parse(time) - Date.parse(last.time) < hour) return;
    const facts = policyFactsOf(watch.snapshot().resources);
    await store.reviews.takeSnapshot(cluster.uid, { time, label: 'controller', facts });
  });

const forget = ({ store, log, timer, retentionDays = 90 }: ControllerOptions) =>
  guarded(log, 'nothing was forgotten', async () => {
    await store.prune({ olderThan: new Date(timer.now() - retentionDays * day).toISOString() });
  });

const guarded = async (log: Log, what: string, act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error({ kind: error.kind }, `${what}: ${error.message}`);
  }
};
