/**
 * Why a request to an API server failed. `status`: it answered with an error; the rest had no whole answer. `unreachable`: no connection.
 * `timeout`: no answer in time. `idle`: a stream went silent. `broken`: the connection ended within the answer. `too-large`: an answer
 * over its limit. `malformed`: an answer that is no JSON. `credentials`: none could be had (a plug-in failed, a file is missing).
 * `aborted`: the caller stopped it.
 */
export type KubeErrorKind =
  | 'status'
  | 'unreachable'
  | 'timeout'
  | 'idle'
  | 'broken'
  | 'too-large'
  | 'malformed'
  | 'credentials'
  | 'aborted';

export interface KubeFailure {
  readonly kind: KubeErrorKind;
  readonly message: string;
  /** Path of the request, without its query. */
  readonly path: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** `reason` of the Status that the server sent: `Forbidden`, `Expired`. */
  readonly reason?: string;
  /** Seconds to wait as the server asks (Retry-After, or `details.retryAfterSeconds`). */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** A request to an API server failed. */
export class KubeError extends Error {
  readonly kind: KubeErrorKind;
  readonly path: string;
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly retryAfter: number | undefined;

  constructor({ kind, message, path, status, reason, retryAfter, cause }: KubeFailure) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'KubeError';
    this.kind = kind;
    this.path = path;
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}
