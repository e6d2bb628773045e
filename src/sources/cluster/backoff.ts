import { KubeError } from '../../platform/kube/kube-error.ts';

const leastMs = 800;
const mostMs = 30_000;
/** A server that asks for longer is asked again after this time all the same. */
const mostAskedMs = 120_000;

/**
 * How long to wait before the next try: exponential with full jitter, from 0.8 s to 30 s, so that many clients do not come back together.
 * What the server asks for (Retry-After) is the least, and a little is added to it for the same reason.
 */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Milliseconds until the next try, after one more failure. */
  next(error: unknown): number {
    const ceiling = Math.min(mostMs, leastMs * 2 ** Math.min(this.#failures, 16));
    this.#failures++;
    const asked = error instanceof KubeError ? (error.retryAfter ?? 0) * 1000 : 0;
    if (asked > 0) return Math.min(asked, mostAskedMs) + this.#random() * leastMs;
    // The first wait has a floor too: a server that closes each connection at once must not be asked without end.
    return Math.max(leastMs / 2, this.#random() * ceiling);
  }

  reset(): void {
    this.#failures = 0;
  }
}
