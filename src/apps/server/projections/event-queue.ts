import { limits } from '../../../model/limits.ts';
import type { Change } from '../../../model/records.ts';
import { compareSeverity } from '../../../model/severity.ts';

const minute = 60_000;

const isNew = ({ event, state }: Change): boolean =>
  (event === 'opened' || event === 'reopened') && state === 'open';

const isGrave = ({ severity }: Change): boolean => severity === 'critical' || severity === 'high';

const isOver = ({ event, state }: Change): boolean => event === 'resolved' || state !== 'open';

/** What is to be told as Events: the worst first, each finding once, and so many a minute. */
export class EventQueue {
  readonly #waiting = new Map<string, Change>();
  /** Fingerprints that were told, the oldest first. */
  readonly #told = new Set<string>();
  #tellings: number[] = [];
  #leftOut = 0;

  get waiting(): number {
    return this.#waiting.size;
  }

  take(changes: readonly Change[]): void {
    for (const change of changes) {
      if (isOver(change)) this.#waiting.delete(change.fingerprint);
      else if (isNew(change) && isGrave(change) && !this.#told.has(change.fingerprint))
        this.#waiting.set(change.fingerprint, change);
    }
    if (this.#waiting.size <= limits.eventsWaiting) return;
    for (const { fingerprint } of this.#sorted().slice(limits.eventsWaiting)) {
      this.#waiting.delete(fingerprint);
      this.#leftOut += 1;
    }
  }

  /** What may be told at this time (milliseconds since 1970); it counts as told. */
  next(now: number): readonly Change[] {
    this.#tellings = this.#tellings.filter((time) => time > now - minute && time <= now);
    const due = this.#sorted().slice(0, limits.eventsPerMinute - this.#tellings.length);
    for (const { fingerprint } of due) {
      this.#waiting.delete(fingerprint);
      this.#told.add(fingerprint);
      this.#tellings.push(now);
    }
    for (const oldest of this.#told) {
      if (this.#told.size <= limits.eventsRemembered) break;
      this.#told.delete(oldest);
    }
    return due;
  }

  /** How many were dropped since this was asked last, for too many waited. */
  leftOut(): number {
    const count = this.#leftOut;
    this.#leftOut = 0;
    return count;
  }

  #sorted(): readonly Change[] {
    return [...this.#waiting.values()].sort(
      (a, b) => compareSeverity(a.severity, b.severity) || a.revision - b.revision,
    );
  }
}
