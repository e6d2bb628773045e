import { hostname } from 'node:os';
import type { Connection } from '../../../platform/kube/connection.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import type { Health } from '../serve/health.ts';
import { clusterUid } from '../serve/run-role.ts';
import { EventProjector } from './event-projector.ts';
import type { Projection } from './projection.ts';
import { ReportObjects } from './report-objects.ts';
import { ReportProjector } from './report-projector.ts';

export interface ProjectionsOptions {
  readonly wanted: readonly Projection[];
  /** Name of the installation. */
  readonly release: string;
  readonly connection: Connection;
  readonly store: Store;
  readonly timer: Timer;
  readonly log: Log;
  readonly health: Health;
}

interface Projector {
  step(): Promise<void>;
}

const lookMs = 1_000;
const pauseMs = 30_000;

/** Keeps the wanted copies in the cluster, while this process leads and the whole cluster was evaluated. */
export const runProjections = async (options: ProjectionsOptions, signal: AbortSignal): Promise<void> => {
  await Promise.all(options.wanted.map((one) => runOne(one, options, signal)));
};

const runOne = async (
  wanted: Projection,
  options: ProjectionsOptions,
  signal: AbortSignal,
): Promise<void> => {
  const { timer, log, health } = options;
  let projector: Projector | undefined;
  while (!signal.aborted) {
    await timer.sleep(lookMs, signal);
    if (signal.aborted) return;
    // Who leads again does not know what others wrote meanwhile.
    if (!health.isLeading) projector = undefined;
    else if (health.keeper?.isCurrent === true)
      try {
        projector ??= await projectorOf(wanted, options);
        await projector.step();
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        log.warn({ projection: wanted }, `not written, it is tried again: ${detail}`);
        await timer.sleep(pauseMs, signal);
      }
  }
};

const projectorOf = async (
  wanted: Projection,
  { release, connection, store, timer, log }: ProjectionsOptions,
): Promise<Projector> => {
  const common = { store, release, timer, log, cluster: await clusterUid(connection) };
  return wanted === 'events'
    ? new EventProjector({ ...common, connection, instance: hostname() })
    : new ReportProjector({ ...common, objects: new ReportObjects(connection, release) });
};
