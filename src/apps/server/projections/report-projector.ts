import type { Store } from '../../../platform/store/store.ts';
import type { Timer } from '../../../platform/timer.ts';
import type { Log } from '../log.ts';
import { changedNamespaces } from './changed-namespaces.ts';
import { hashAnnotation } from './report.ts';
import type { ReportObjects } from './report-objects.ts';
import { reportsOf } from './reports-of.ts';

export interface ReportProjectorOptions {
  readonly store: Store;
  readonly objects: ReportObjects;
  /** Uid of the cluster. */
  readonly cluster: string;
  readonly release: string;
  readonly timer: Timer;
  readonly log: Log;
}

const minute = 60_000;
/** Reports are for looking at, and each is a large write. */
const betweenMs = minute;
const unservedMs = 10 * minute;
/** Somebody may have changed or removed a report: now and then all are looked at. */
const knownMs = 60 * minute;

/** Keeps reports as the store's open findings are: all of them at first, then where something changed. */
export class ReportProjector {
  readonly #options: ReportProjectorOptions;
  /** What is in the cluster: hash by namespace. `undefined` until it was read. */
  #hashes: Map<string, string> | undefined;
  #hashesAt = 0;
  #revision = -1;
  #next = 0;
  #isMissingTold = false;

  constructor(options: ReportProjectorOptions) {
    this.#options = options;
  }

  /** Writes what is due; it may be called as often as one likes. Throws what the store or the cluster throws. */
  async step(): Promise<void> {
    const { store, objects, timer } = this.#options;
    if (timer.now() < this.#next) return;
    if (timer.now() - this.#hashesAt >= knownMs) this.#forget();
    const head = await store.revision();
    if (head === this.#revision) return;
    this.#next = timer.now() + betweenMs;
    if (!(await objects.isServed())) return this.#missing();
    this.#isMissingTold = false;
    try {
      await this.#bring(head);
    } catch (error) {
      // What is there now is not known any more.
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#hashes = undefined;
    this.#revision = -1;
  }

  #missing(): void {
    const { timer, log } = this.#options;
    this.#forget();
    this.#next = timer.now() + unservedMs;
    if (this.#isMissingTold) return;
    this.#isMissingTold = true;
    log.warn({}, 'the cluster serves no openreports.io/v1alpha1: reports are not written until it does');
  }

  async #bring(head: number): Promise<void> {
    const { store, objects, cluster, release, timer } = this.#options;
    const known = this.#hashes;
    if (known === undefined) this.#hashesAt = timer.now();
    const hashes = known ?? (await objects.hashes());
    const isAhead = this.#revision > head;
    const changed =
      known === undefined || isAhead
        ? undefined
        : await changedNamespaces(store, cluster, this.#revision, head);
    if (changed?.size !== 0) {
      const gone = new Set(changed ?? hashes.keys());
      const only = changed === undefined ? {} : { namespaces: [...changed] };
      for await (const report of reportsOf({ store, cluster, release, ...only })) {
        const { namespace = '', annotations } = report.metadata;
        const hash = annotations[hashAnnotation] ?? '';
        gone.delete(namespace);
        if (hashes.get(namespace) !== hash && (await objects.apply(report))) hashes.set(namespace, hash);
      }
      for (const namespace of gone) {
        if (!hashes.has(namespace)) continue;
        await objects.remove(namespace);
        hashes.delete(namespace);
      }
    }
    this.#hashes = hashes;
    this.#revision = head;
  }
}
