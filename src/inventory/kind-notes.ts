/** As people name a kind: `Deployment.apps`, `Secret`. */
export const kindName = (group: string, kind: string): string => (group === '' ? kind : `${kind}.${group}`);

/**
 * Notes who asked for objects of which kinds: what was built from them, or concluded, holds until one of these changes. Lookups are kept once
 * built, so what they asked for is kept with them.
 */
export class KindNotes {
  readonly #byTarget = new Map<string, ReadonlySet<string>>();
  /** The innermost asker is the last. */
  readonly #askers: Set<string>[] = [];

  asked(kind: string): void {
    this.#askers.at(-1)?.add(kind);
  }

  /** What the views of a target were built from. */
  of(target: string): ReadonlySet<string> | undefined {
    return this.#byTarget.get(target);
  }

  /** Takes over what another's views of a target were built from. */
  keep(target: string, kinds: ReadonlySet<string>): void {
    this.#byTarget.set(target, kinds);
  }

  /** A target's views were taken that were built before. */
  askedBy(target: string): void {
    for (const kind of this.#byTarget.get(target) ?? []) this.asked(kind);
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
      for (const kind of asker) this.asked(kind);
    }
  }

  /** What is asked for while `act` runs. */
  during(act: () => void): Set<string> {
    const asker = new Set<string>();
    this.#askers.push(asker);
    try {
      act();
    } finally {
      this.#askers.pop();
    }
    return asker;
  }
}
