import { nameOf, type Resource } from '../../model/resource.ts';
import type { Timer } from '../../platform/timer.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { Delta } from './object-store.ts';

type Listener = (batch: ChangeBatch) => void;

/** Gathers changes for a moment, so that a rollout is told in a few batches and not in thousands. */
export class ChangeGatherer {
  readonly #debounceMs: number;
  readonly #timer: Timer;
  readonly #signal: AbortSignal;
  readonly #listeners = new Set<Listener>();
  #pending = new Map<string, Delta>();
  #isTimed = false;

  constructor(debounceMs: number, timer: Timer, signal: AbortSignal) {
    this.#debounceMs = debounceMs;
    this.#timer = timer;
    this.#signal = signal;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  add(deltas: readonly Delta[]): void {
    if (this.#listeners.size === 0) return;
    for (const delta of deltas) this.#merge(delta);
    if (this.#isTimed || this.#pending.size === 0) return;
    this.#isTimed = true;
    void this.#timer.sleep(this.#debounceMs, this.#signal).then(() => this.#tell());
  }

  /** Of several changes of one object, what they come to. */
  #merge(delta: Delta): void {
    const key = `${delta.resource.reference.apiVersion} ${nameOf(delta.resource.reference)}`;
    const before = this.#pending.get(key);
    if (before?.type === 'added') {
      if (delta.type === 'deleted') this.#pending.delete(key);
      else this.#pending.set(key, { type: 'added', resource: delta.resource });
    } else if (before?.type === 'deleted' && delta.type === 'added')
      this.#pending.set(key, { type: 'modified', resource: delta.resource });
    else this.#pending.set(key, delta);
  }

  #tell(): void {
    this.#isTimed = false;
    const pending = [...this.#pending.values()];
    this.#pending = new Map();
    if (pending.length === 0 || this.#signal.aborted) return;
    const of = (type: Delta['type']): readonly Resource[] =>
      pending.flatMap((delta) => (delta.type === type ? [delta.resource] : []));
    const batch = { added: of('added'), modified: of('modified'), deleted: of('deleted') };
    for (const listener of this.#listeners) listener(batch);
  }
}
