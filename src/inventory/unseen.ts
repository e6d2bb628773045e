/** Notes who asked for kinds that could not be read. Lookups are kept once built, so what they asked for is kept with them. */
export class UnseenNotes {
  readonly #names: ReadonlySet<string>;
  readonly #byTarget = new Map<string, ReadonlySet<string>>();
  /** The innermost asker is the last. */
  readonly #askers: Set<string>[] = [];

  constructor(unseen: readonly { readonly group: string; readonly kind: string }[]) {
    this.#names = new Set(unseen.map(({ group, kind }) => nameOf(group, kind)));
  }

  asked(group: string, kind: string): void {
    const name = nameOf(group, kind);
    if (this.#names.has(name)) this.#note(name);
  }

  /** A target's views were taken that were built before. */
  askedBy(target: string): void {
    for (const name of this.#byTarget.get(target) ?? []) this.#note(name);
  }

  /** Builds a target's views, and keeps what was asked for on the way. */
  noting<T>(target: string, build: () => T): T {
    const asker = new Set<string>();
    this.#askers.push(asker);
    try {
      return build();
    } finally {
      this.#askers.pop();
      this.#byTarget.set(target, asker);
      for (const name of asker) this.#note(name);
    }
  }

  during(act: () => void): ReadonlySet<string> {
    const asker = new Set<string>();
    this.#askers.push(asker);
    try {
      act();
    } finally {
      this.#askers.pop();
    }
    return asker;
  }

  #note(name: string): void {
    this.#askers.at(-1)?.add(name);
  }
}

/** As people name a kind: `Deployment.apps`, `Secret`. */
const nameOf = (group: string, kind: string): string => (group === '' ? kind : `${kind}.${group}`);
