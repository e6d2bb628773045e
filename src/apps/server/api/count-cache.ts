import type { CountFilter, Counts } from '../../../model/finding-filter.ts';
import { limits } from '../../../model/limits.ts';
import type { Store } from '../../../platform/store/store.ts';

/** Counts as of a revision of the store: who looks at an overview looks again and again, and many at once. */
export class CountCache {
  readonly #store: Store;
  readonly #known = new Map<string, Promise<Counts>>();
  #revision = -1;

  constructor(store: Store) {
    this.#store = store;
  }

  /** `revision` is that of before the question: what is kept is at least as new as it says. */
  counts(filter: CountFilter, revision: number): Promise<Counts> {
    if (revision !== this.#revision) {
      this.#known.clear();
      this.#revision = revision;
    }
    const key = JSON.stringify(filter);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const counts = this.#store.findings.counts(filter);
    if (this.#known.size < limits.keptCounts) this.#known.set(key, counts);
    // What failed is asked again.
    counts.catch(() => this.#known.delete(key));
    return counts;
  }
}
