import { limits } from '../../../model/limits.ts';
import { ApiError } from './api-error.ts';
import { type Rate, RateLimit } from './rate-limit.ts';

/** How often who may ask. */
export class RateLimits {
  readonly #known: RateLimit;
  readonly #addresses: RateLimit;
  readonly #strangers: RateLimit;

  constructor(now: () => number, known: Rate = { burst: limits.apiBurst, perSecond: limits.apiPerSecond }) {
    this.#known = new RateLimit(known, now);
    this.#addresses = new RateLimit(
      { burst: limits.apiAddressBurst, perSecond: limits.apiAddressPerSecond },
      now,
    );
    this.#strangers = new RateLimit(
      { burst: limits.apiStrangerBurst, perSecond: limits.apiStrangerPerSecond },
      now,
    );
  }

  /** Before anybody looks at who asks: an address that sent too much, or too much that nobody known sent. */
  address(address: string): void {
    this.#refuse(this.#addresses.take(address) ?? this.#strangers.wait(address));
  }

  /** A request of somebody who is not known. */
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
