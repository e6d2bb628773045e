import { limits } from '../../../../model/limits.ts';
import type { Change } from '../../../../model/records.ts';
import type { Store } from '../../../../platform/store/store.ts';
import type { Timer } from '../../../../platform/timer.ts';
import type { Log } from '../../log.ts';

/**
 * Gets each change after the revision it came with; `undefined` where some are lost and everything has to be read anew. While it catches
 * up, the next come when the promise is kept; `false` says that it wants no more.
 */
export type Listener = (
  changes: readonly Change[] | undefined,
  revision: number,
) => undefined | Promise<boolean>;

const pollMs = 1_000;

/** Asks the store once a second for all who listen, however many they are; not at all while nobody does. */
export class ChangeHub {
  readonly #store: Store;
  readonly #timer: Timer;
  readonly #log: Log;
  readonly #listeners = new Set<(changes: readonly Change[] | undefined, revision: number) => void>();
  #head = 0;
  #polling: AbortController | undefined;

  constructor({ store, timer, log }: { readonly store: Store; readonly timer: Timer; readonly log: Log }) {
    this.#store = store;
    this.#timer = timer;
    this.#log = log;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /**
   * Tells what happened after a revision, or after now, and goes on until what it returns is called. What comes in while it catches up
   * is neither told twice nor lost: it joins the others only where they stand.
   */
  async listen(listener: Listener, after: number | undefined): Promise<() => void> {
    if (this.#listeners.size === 0) this.#head = await this.#store.revision();
    let position = after ?? this.#head;
    for (;;) {
      const { changes, isGap } = await this.#store.changesSince(position, limits.pageSize);
      if (isGap) {
        position = await this.#store.revision();
        await listener(undefined, position);
      } else if (changes.length > 0) {
        position = changes.at(-1)?.revision ?? position;
        if ((await listener(changes, position)) === false) return () => undefined;
      } else if (this.#listeners.size === 0 || position >= this.#head) break;
    }
    if (this.#listeners.size === 0) this.#head = position;
    const told = (changes: readonly Change[] | undefined, revision: number): void => {
      const news = changes?.filter((change) => change.revision > position);
      if (news === undefined || news.length > 0) void listener(news, revision);
    };
    this.#listeners.add(told);
    this.#start();
    return () => {
      this.#listeners.delete(told);
      if (this.#listeners.size > 0) return;
      this.#polling?.abort();
      this.#polling = undefined;
    };
  }

  #start(): void {
    if (this.#polling !== undefined) return;
    const polling = new AbortController();
    this.#polling = polling;
    void this.#poll(polling.signal);
  }

  async #poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#timer.sleep(pollMs, signal);
      if (signal.aborted) return;
      try {
        await this.#tell(signal);
      } catch (error) {
        this.#log.warn(
          {},
          `changes could not be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }

  async #tell(signal: AbortSignal): Promise<void> {
    if ((await this.#store.revision()) === this.#head) return;
    for (;;) {
      const { changes, isGap } = await this.#store.changesSince(this.#head, limits.pageSize);
      if (signal.aborted) return;
      if (isGap) {
        this.#head = await this.#store.revision();
        for (const listener of this.#listeners) listener(undefined, this.#head);
        return;
      }
      if (changes.length === 0) return;
      this.#head = changes.at(-1)?.revision ?? this.#head;
      for (const listener of this.#listeners) listener(changes, this.#head);
    }
  }
}
