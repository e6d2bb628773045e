import { hostname } from 'node:os';
import { pid } from 'node:process';
import type { Connection } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import { Lease } from '../controller/lease.ts';
import { runController } from '../controller/run-controller.ts';
import type { Log } from '../log.ts';
import type { Health } from './health.ts';
import type { ServeSettings } from './settings.ts';

export interface RunOptions {
  readonly settings: ServeSettings;
  readonly connection: Connection;
  readonly store: Store;
  readonly timer: Timer;
  readonly log: Log;
  readonly health: Health;
}

const leaseName = 'seawall-controller';

/** What stays the same when a cluster is renamed: the uid of its namespace kube-system; where that may not be read, its server's URL. */
export const clusterUid = async (connection: Connection): Promise<string> => {
  try {
    const object = (await connection.get('/api/v1/namespaces/kube-system')) as {
      readonly metadata?: { readonly uid?: unknown };
    };
    const uid = object.metadata?.uid;
    return typeof uid === 'string' ? uid : connection.server;
  } catch (error) {
    if (error instanceof KubeError && error.status === 403) return connection.server;
    throw error;
  }
};

/** Runs the controller until the signal is aborted: alone, or while it holds the lease. An error of the cluster is waited out. */
export const runControllerRole = async (options: RunOptions, signal: AbortSignal): Promise<void> => {
  const { settings, connection, store, timer, log, health } = options;
  const identity = `${hostname()}-${pid}`;
  const lead = (leading: AbortSignal): Promise<void> =>
    untilItRuns(timer, log, leading, async () => {
      const uid = await clusterUid(connection);
      const cluster = { uid, name: settings.clusterName ?? connection.context };
      try {
        await runController(
          {
            connection,
            store,
            cluster,
            judging: settings.judging,
            identity: `${identity}-${timer.now()}`,
            timer,
            log,
            onWatch: (watch, keeper) => health.watching(watch, keeper),
          },
          leading,
        );
      } finally {
        health.resting();
      }
    });
  if (settings.leaseNamespace === undefined) return lead(signal);
  const lease = new Lease({
    connection,
    namespace: settings.leaseNamespace,
    name: leaseName,
    identity,
    timer,
    log,
  });
  await lease.keep(signal, lead);
};

const longestPause = 30_000;

const untilItRuns = async (
  timer: Timer,
  log: Log,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> => {
  for (let pause = 1_000; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      log.error(
        { pause },
        `the controller stopped and starts again: ${error instanceof Error ? error.message : String(error)}`,
      );
      await timer.sleep(pause * (0.5 + timer.random() / 2), signal);
    }
  }
};
