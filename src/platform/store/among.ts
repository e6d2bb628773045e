import { type RawBuilder, sql } from 'kysely';
import type { Flavor } from './flavor.ts';

/** `column` is one of many values, which travel as one parameter: no limit of their number, and one prepared statement for all. */
export const among = (
  { kind }: Flavor,
  column: string | RawBuilder<unknown>,
  values: readonly (string | number)[],
): RawBuilder<boolean> => {
  const left = typeof column === 'string' ? sql.ref(column) : column;
  if (kind === 'sqlite')
    return sql<boolean>`${left} in (select value from json_each(${JSON.stringify(values)}))`;
  const type = sql.raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]');
  return sql<boolean>`${left} = any(${[...values]}::${type})`;
};

/** How many rows one statement takes: what is in flight between threads or to the server stays small. */
const rowsAtOnce = 5_000;

/** The list in pieces that one statement takes. */
export const pieces = <T>(items: readonly T[], size = rowsAtOnce): readonly (readonly T[])[] => {
  const all: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) all.push(items.slice(start, start + size));
  return all;
};

/**
 * The column, but not as a way in: SQLite, which has no statistics here, would take an index of a column that tells nothing apart, such as
 * the cluster, over the one that does (https://www.sqlite.org/optoverview.html, "disqualifying WHERE terms using unary plus").
 */
export const unindexed = ({ kind }: Flavor, column: string): RawBuilder<string | number> =>
  kind === 'sqlite' ? sql`+${sql.ref(column)}` : sql.ref(column);
