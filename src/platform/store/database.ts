import type { Kysely } from 'kysely';
import type { Flavor } from './flavor.ts';
import type { Tables } from './tables.ts';

/** A database that is open and migrated. */
export interface Database {
  readonly flavor: Flavor;
  /** For pages: never waits for a writer. */
  readonly read: Kysely<Tables>;
  /** For transactions. */
  readonly write: Kysely<Tables>;
  /** Called after an error that showed that what is open is not what the setting names any more. */
  recover(): Promise<void>;
  backup(path: string): Promise<void>;
  /** Gives space back after pruning. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
