import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import type { Timer } from '../../platform/timer.ts';
import { Backoff } from './backoff.ts';
import { fullNameOf, type MissingRight } from './facts.ts';
import type { Gate } from './gate.ts';
import { isExpired, listKind } from './list-kind.ts';
import type { ObjectReader } from './object-reader.ts';
import { type Delta, ObjectStore } from './object-store.ts';
import type { ReflectorState } from './reflector-state.ts';
import type { ServedKind } from './served-kind.ts';
import { watchKind } from './watch-kind.ts';

export interface ReflectorOptions {
  readonly connection: Connection;
  readonly kind: ServedKind;
  /** `undefined`: all. */
  readonly namespace: string | undefined;
  /** `metadata.name=NAME`: that one alone. */
  readonly fieldSelector?: string | undefined;
  readonly reader: ObjectReader;
  readonly timer: Timer;
  /** Lists go through it a few at a time. */
  readonly gate: Gate;
  readonly onChange: (deltas: readonly Delta[]) => void;
  /** Rights or problems may have changed. */
  readonly onState: () => void;
}

/** A right may be granted at any time, and nobody tells us. */
const forbiddenMs = 30_000;
/** Where there is no watch, or the kind is gone. */
const unwatchedMs = 5 * 60_000;
/** So many failures in a row, and nobody waits for the first list any longer. */
const settledAfter = 3;
/** So many refusals in a row are meant: a server that has just started may not know yet who may do what. */
const refusedAfter = 3;

/**
 * Keeps the objects of one kind current: lists them, watches from there, and begins anew where the watch lost its thread. It runs until its
 * signal is aborted and survives everything else: each failure is waited out and stands in the state.
 */
export class Reflector {
  readonly store = new ObjectStore();
  readonly #options: ReflectorOptions;
  readonly #backoff: Backoff;
  /** Resolves when it has been listed once, or is known not to be there or not to be allowed. */
  readonly settled: Promise<void>;
  #settle: () => void = () => {};
  #resourceVersion = '';
  #status: ReflectorState['status'] = 'listing';
  #isSynced = false;
  #lastEvent: number | undefined;
  #lastError: string | undefined;
  #missing: MissingRight['verb'] | undefined;
  #problems: readonly Problem[] = [];
  #failures = 0;
  #wake = new AbortController();

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#backoff = new Backoff(() => options.timer.random());
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  state(): ReflectorState {
    const { kind, namespace } = this.#options;
    return {
      name: namespace === undefined ? fullNameOf(kind) : `${namespace}/${fullNameOf(kind)}`,
      status: this.#status,
      synced: this.#isSynced,
      resourceVersion: this.#resourceVersion,
      lastEvent: this.#lastEvent,
      lastError: this.#lastError,
      objects: this.store.size,
    };
  }

  /** What could not be read of the last list. */
  get problems(): readonly Problem[] {
    if (this.#lastError === undefined || this.#missing !== undefined) return this.#problems;
    if (this.#isSynced) return this.#problems;
    return [
      ...this.#problems,
      { code: 'list-failed', file: fullNameOf(this.#options.kind), detail: this.#lastError },
    ];
  }

  get missingRights(): readonly MissingRight[] {
    const { kind, namespace } = this.#options;
    if (this.#missing === undefined) return [];
    const { group, resource } = kind;
    return [
      {
        group,
        resource,
        kind: kind.kind,
        verb: this.#missing,
        ...(namespace === undefined ? {} : { namespace }),
      },
    ];
  }

  /** Ends a wait: something changed that may have been waited for. */
  wake(): void {
    this.#wake.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (this.#resourceVersion === '') await this.#list(signal);
        if (!this.#options.kind.isWatchable) await this.#wait(unwatchedMs, 'waiting', signal);
        else await this.#watch(signal);
      } catch (error) {
        if (signal.aborted) break;
        await this.#recover(error, signal);
      }
    }
    this.#status = 'closed';
    this.#settle();
  }

  async #list(signal: AbortSignal): Promise<void> {
    this.#status = 'listing';
    const listing = await this.#options.gate.enter(() => listKind({ ...this.#options, signal }));
    this.#resourceVersion = listing.resourceVersion;
    this.#problems = listing.problems;
    this.#isSynced = true;
    if (this.#missing === 'list') this.#missing = undefined;
    this.#succeed();
    this.#tell(this.store.replace(listing.resources));
    this.#options.onState();
    this.#settle();
  }

  async #watch(signal: AbortSignal): Promise<void> {
    this.#status = 'watching';
    const { timer } = this.#options;
    const began = timer.elapsed();
    const lost = await watchKind(
      { ...this.#options, resourceVersion: this.#resourceVersion, signal },
      {
        open: () => {
          this.#missing = undefined;
          this.#lastError = undefined;
          this.#options.onState();
        },
        event: (change, resourceVersion) => {
          if (resourceVersion !== '') this.#resourceVersion = resourceVersion;
          this.#lastEvent = timer.now();
          this.#succeed();
          if (change !== undefined) this.#apply(change.type, change.resource);
        },
      },
    );
    if (lost) this.#resourceVersion = '';
    // A watch ends by itself after minutes. One that ends at once would be asked for without end.
    if (timer.elapsed() - began < shortMs) await this.#wait(this.#backoff.next(undefined), 'waiting', signal);
    else this.#succeed();
  }

  #apply(type: 'put' | 'remove', resource: Resource): void {
    const delta = type === 'put' ? this.store.put(resource) : this.store.remove(resource);
    if (delta !== undefined) this.#tell([delta]);
  }

  #tell(deltas: readonly Delta[]): void {
    if (deltas.length > 0) this.#options.onChange(deltas);
  }

  #succeed(): void {
    this.#backoff.reset();
    this.#failures = 0;
    this.#lastError = undefined;
  }

  async #recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (!(error instanceof KubeError)) throw error;
    this.#lastError = error.message;
    this.#failures++;
    const wasWatching = this.#status === 'watching';
    if (error.status === 403) return this.#forbidden(wasWatching ? 'watch' : 'list', signal);
    if (error.status === 404) return this.#gone(signal);
    if (this.#failures >= settledAfter) this.#settle();
    if (isExpired(error) || isFromTheFuture(error)) this.#resourceVersion = '';
    // The first time, what is expired is listed anew at once: that is no fault of the server's.
    if (isExpired(error) && this.#failures === 1) return;
    await this.#wait(this.#backoff.next(error), 'waiting', signal);
  }

  /** What was read before stays: it is unknown whether it still is so, and the missing right says that. */
  async #forbidden(verb: 'list' | 'watch', signal: AbortSignal): Promise<void> {
    this.#missing = verb;
    this.#isSynced = this.#isSynced && verb === 'watch';
    this.#resourceVersion = '';
    this.#settle();
    const slowly = forbiddenMs * (1 + this.#options.timer.random() / 2);
    const ms = this.#failures > refusedAfter ? slowly : this.#backoff.next(undefined);
    await this.#wait(ms, 'forbidden', signal);
  }

  async #gone(signal: AbortSignal): Promise<void> {
    this.#resourceVersion = '';
    this.#missing = undefined;
    this.#lastError = undefined;
    this.#problems = [];
    this.#isSynced = true;
    this.#tell(this.store.replace([]));
    this.#settle();
    await this.#wait(unwatchedMs, 'gone', signal);
  }

  async #wait(ms: number, status: ReflectorState['status'], signal: AbortSignal): Promise<void> {
    this.#status = status;
    this.#options.onState();
    this.#wake = new AbortController();
    await this.#options.timer.sleep(ms, AbortSignal.any([signal, this.#wake.signal]));
    if (status === 'waiting' && !this.#options.kind.isWatchable) this.#resourceVersion = '';
  }
}

const shortMs = 1_000;

/** A server that was restored from a backup is asked to go on from what it has not reached yet. */
const isFromTheFuture = (error: KubeError): boolean =>
  error.status === 504 || /too large resource version/i.test(error.message);
