import { limits } from '../../../model/limits.ts';
import type { Change } from '../../../model/records.ts';
import type { Connection } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import { eventOf } from './event.ts';
import { EventQueue } from './event-queue.ts';
import { subjectUid } from './subject-uid.ts';

export interface EventProjectorOptions {
  readonly store: Store;
  readonly connection: Connection;
  /** Uid of the cluster. */
  readonly cluster: string;
  readonly release: string;
  readonly instance: string;
  readonly timer: Timer;
  readonly log: Log;
}

/** Tells of grave findings that are new, as Events on their objects. What the store holds at the first step is not told. */
export class EventProjector {
  readonly #options: EventProjectorOptions;
  readonly #queue = new EventQueue();
  #revision: number | undefined;

  constructor(options: EventProjectorOptions) {
    this.#options = options;
  }

  /** Tells what is due. Throws what the store or the cluster throws; an Event that failed is not told again. */
  async step(): Promise<void> {
    const { timer, log } = this.#options;
    await this.#gather();
    const leftOut = this.#queue.leftOut();
    if (leftOut > 0) log.warn({ leftOut }, 'too many new findings at once: not all are told as Events');
    for (const change of this.#queue.next(timer.now())) await this.#tell(change);
  }

  async #gather(): Promise<void> {
    const { store, cluster, log } = this.#options;
    const head = await store.revision();
    // One that is ahead: the store was restored to an older day.
    if (this.#revision === undefined || this.#revision > head) {
      this.#revision = head;
      log.info({ revision: head }, 'new findings are told as Events from here on');
    }
    while (this.#revision < head) {
      const { changes } = await store.changesSince(this.#revision, limits.pageSize);
      this.#queue.take(changes.filter((change) => change.cluster === cluster));
      this.#revision = changes.at(-1)?.revision ?? head;
    }
  }

  async #tell({ fingerprint }: Change): Promise<void> {
    const { store, connection, cluster, release, instance, timer, log } = this.#options;
    const finding = await store.findings.find(cluster, fingerprint);
    if (finding?.state !== 'open') return;
    try {
      const uid = await subjectUid(connection, finding.resource);
      const context = { release, instance, now: timer.now(), ...(uid === undefined ? {} : { uid }) };
      const event = eventOf(finding, context);
      await connection.send(
        'POST',
        `/apis/events.k8s.io/v1/namespaces/${encodeURIComponent(event.metadata.namespace)}/events`,
        event,
        { fieldManager: 'seawall' },
      );
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      // It was told before, or its namespace is gone.
      if (error.status === 409 || error.status === 404) return;
      log.warn({ fingerprint }, `a finding was not told as Event: ${error.message}`);
    }
  }
}
