import { limits } from '../../../model/limits.ts';
import { ApiError } from './api-error.ts';
import { RateLimit } from './rate-limit.ts';

/** How often who may ask. `perSecond` is for one who is known; what strangers and addresses may follows in proportion. */
export class RateLimits {
  readonly #known: RateLimit;
  readonly #addresses: RateLimit;
  readonly #strangers: RateLimit;

  constructor(now: () => number, perSecond: number = limits.apiPerSecond) {
    const scale = perSecond / limits.apiPerSecond;
    const limit = (burst: number, rate: number): RateLimit =>
      new RateLimit({ burst: Math.max(1, burst * scale), perSecond: rate * scale }, now);
    this.#known = limit(limits.apiBurst, limits.apiPerSecond);
    this.#addresses = limit(limits.apiAddressBurst, limits.apiAddressPerSecond);
    this.#strangers = limit(limits.apiStrangerBurst, limits.apiStrangerPerSecond);
  }

  /** Before anybody looks at who asks. */
  address(address: string): void {
    this.#refuse(this.#addresses.take(address));
  }

  /** A request of somebody who is not known. Who is known is not kept out by strangers at the same address: many share a proxy's. */
  stranger(address: string): void {
    this.#refuse(this.#strangers.take(address));
  }

  known(name: string): void {
    this.#refuse(this.#known.take(name));
  }

  #refuse(seconds: number | undefined): void {
    if (seconds === undefined) return;
    throw new ApiError(429, 'Too many requests', `try again in ${seconds} s`, {
      headers: { 'retry-after': String(seconds) },
    });
  }
}
