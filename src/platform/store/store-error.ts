import { SeawallError } from '../../model/error.ts';

/**
 * What is wrong with the store. `unavailable`: cannot be reached. `locked`: somebody else holds it. `full`: no space left. `corrupt`: its
 * bytes are damaged. `newer`: written by a newer Seawall. `foreign`: not a store of ours. `invalid`: the request cannot be understood.
 * `failed`: a statement was refused, which is our own mistake.
 */
export type StoreErrorKind =
  | 'unavailable'
  | 'locked'
  | 'full'
  | 'corrupt'
  | 'newer'
  | 'foreign'
  | 'invalid'
  | 'failed';

const waysOut: Readonly<Record<StoreErrorKind, string>> = {
  unavailable: 'the store cannot be reached; it is tried again with the next request',
  locked: 'another process holds the store; stop it, or wait until it is done',
  full: 'no space is left for the store; free some, then try again. Nothing that was acknowledged is lost',
  corrupt: 'the store is damaged; restore it from a backup',
  newer: 'the store was written by a newer Seawall; install that version or restore a backup',
  foreign: 'this is not a store of Seawall; name another file or database',
  invalid: 'the request cannot be understood',
  failed: 'the store refused a statement',
};

/** The store cannot do what was asked. `kind` says why; a retriable one may go well the next time. */
export class StoreError extends SeawallError {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, detail: readonly string[] = [], cause?: unknown) {
    super('store', waysOut[kind], detail, cause);
    this.name = 'StoreError';
    this.kind = kind;
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get isRetriable(): boolean {
    return this.kind === 'unavailable' || this.kind === 'locked' || this.kind === 'full';
  }
}
