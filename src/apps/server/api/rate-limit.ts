import { limits } from '../../../model/limits.ts';

export interface Rate {
  /** Requests at once. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets by name. Names come from outside: the one that was used the longest time ago makes room. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one request; gives the seconds to wait where there is none left. */
  take(name: string): number | undefined {
    const bucket = this.#fill(name);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond));
    bucket.tokens -= 1;
    return undefined;
  }

  #fill(name: string): Bucket {
    const { burst, perSecond } = this.#rate;
    const now = this.#now();
    const known = this.#buckets.get(name) ?? { tokens: burst, at: now };
    known.tokens = Math.min(burst, known.tokens + (Math.max(0, now - known.at) / 1_000) * perSecond);
    known.at = now;
    this.#buckets.delete(name);
    this.#buckets.set(name, known);
    if (this.#buckets.size > limits.rateBuckets) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return known;
  }
}
