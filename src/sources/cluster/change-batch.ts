import type { Resource } from '../../model/resource.ts';

/** What changed since the last batch. An object that came and went within it is not told. */
export interface ChangeBatch {
  readonly added: readonly Resource[];
  readonly modified: readonly Resource[];
  readonly deleted: readonly Resource[];
}
