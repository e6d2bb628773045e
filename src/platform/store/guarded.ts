import type { Database } from './database.ts';
import { postgresError } from './postgres/error.ts';
import { sqliteError } from './sqlite/error.ts';
import { StoreError } from './store-error.ts';

/** Found by the connection: the path leads to another file than the one that is open. */
const isReplaced = (error: StoreError): boolean => error.detail.includes('fault: replaced');

const storeError = (error: unknown, { flavor }: Database): StoreError => {
  if (error instanceof StoreError) return error;
  if (flavor.kind === 'postgres') return postgresError(error);
  return sqliteError({ message: error instanceof Error ? error.message : String(error) });
};

/**
 * Makes operations of a database into methods that throw StoreError alone. When the file turned out to be another one, as after a restore,
 * that request fails and the next one finds the restored file open, brought forward by the migrations that it lacks.
 */
export const guarded = (database: Database) => {
  let recovery: Promise<void> = Promise.resolve();
  let isLost = false;
  const recover = async (): Promise<void> => {
    await database.recover();
    isLost = false;
  };
  return <Words extends readonly unknown[], T>(
    operation: (database: Database, ...words: Words) => Promise<T>,
  ): ((...words: Words) => Promise<T>) =>
    async (...words) => {
      try {
        if (isLost) {
          recovery = recovery.catch(() => undefined).then(() => (isLost ? recover() : undefined));
          await recovery;
        }
        return await operation(database, ...words);
      } catch (error) {
        const known = storeError(error, database);
        if (isReplaced(known)) isLost = true;
        throw known;
      }
    };
};
