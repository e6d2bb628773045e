import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Flavor } from '../flavor.ts';
import type { Tables } from '../tables.ts';
import type { Position } from './cursor.ts';
import { comparePositions, type Order } from './order.ts';

/**
 * One way to a page: the index and the values of its leading columns. Each combination of values is a branch that the index holds in the
 * order of the page, so that every branch reads no more rows than the page has, however many findings there are.
 */
export interface Way {
  readonly index: string;
  /** Columns of the index in order, each with the values that are asked for. */
  readonly columns: readonly { readonly name: string; readonly values: readonly (string | number)[] }[];
  /** Whether the index has the rows in the order of the page; if not, all that fit are read and sorted. */
  readonly isOrdered: boolean;
  /** What the index does not answer. */
  readonly conditions: readonly RawBuilder<boolean>[];
}

/** SQLite joins at most 500 selects. */
const branchesAtOnce = 400;

const combinations = ({ columns }: Way): readonly (readonly (string | number)[])[] => {
  let all: readonly (readonly (string | number)[])[] = [[]];
  for (const { values } of columns) all = all.flatMap((row) => values.map((value) => [...row, value]));
  return all;
};

interface Asking {
  readonly order: Order;
  readonly limit: number;
  readonly after: Position | undefined;
}

const keys = ({ columns }: Order): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(column)));

/** Row values are compared column by column (SQL:1992), which both databases turn into a range of the index. */
const afterCursor = ({ order, after }: Asking): RawBuilder<boolean> => {
  if (after === undefined) return sql<boolean>`1 = 1`;
  const way = sql.raw(order.direction === 'asc' ? '>' : '<');
  if (after.length === 1) return sql<boolean>`id ${way} ${after[0]}`;
  return sql<boolean>`(${keys(order)}) ${way} (${sql.join(after)})`;
};

const ordered = ({ order, limit }: Asking): RawBuilder<unknown> =>
  sql`order by ${sql.join(order.columns.map((column) => sql`${sql.ref(column)} ${sql.raw(order.direction)}`))} limit ${limit}`;

/** `offset 0` keeps PostgreSQL from walking along an index that has the order but not what is asked for, past a million others. */
const select = (
  way: Way,
  asking: Asking,
  from: RawBuilder<unknown>,
  values: readonly RawBuilder<unknown>[],
  fence: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> => {
  const equal = way.columns.map(({ name }, index) => sql<boolean>`${sql.ref(name)} = ${values[index]}`);
  const fitting = [...equal, ...way.conditions];
  const columns = keys(asking.order);
  if (way.isOrdered)
    return sql`select ${columns} from ${from} where ${sql.join([...fitting, afterCursor(asking)], sql` and `)} ${ordered(asking)}`;
  return sql`select ${columns} from (select ${columns} from ${from} where ${sql.join(fitting, sql` and `)} ${fence}) as fitting
    where ${afterCursor(asking)} ${ordered(asking)}`;
};

/** Without statistics SQLite would guess the index; we know it. */
const sqliteQuery = (
  way: Way,
  asking: Asking,
  rows: readonly (readonly (string | number)[])[],
): RawBuilder<Record<string, unknown>> => {
  const from = sql`findings indexed by ${sql.ref(way.index)}`;
  const branches = rows.map(
    (row) =>
      sql`select * from (${select(
        way,
        asking,
        from,
        row.map((value) => sql`${value}`),
      )})`,
  );
  return sql<
    Record<string, unknown>
  >`select * from (${sql.join(branches, sql` union all `)}) ${ordered(asking)}`;
};

/** One subquery that PostgreSQL plans once and runs for each branch: planning hundreds of them would take longer than the page. */
const postgresQuery = (
  way: Way,
  asking: Asking,
  rows: readonly (readonly (string | number)[])[],
): RawBuilder<Record<string, unknown>> => {
  const fence = sql`offset 0`;
  if (way.columns.length === 0) return sql`${select(way, asking, sql`findings`, [], fence)}`;
  const names = way.columns.map((_, index) => `v${index}`);
  const lists = way.columns.map((_, index) => {
    const values = rows.map((row) => row[index] ?? '');
    return sql`${values}::${sql.raw(typeof values[0] === 'number' ? 'bigint[]' : 'text[]')}`;
  });
  const inner = select(
    way,
    asking,
    sql`findings`,
    names.map((name) => sql.ref(`branch.${name}`)),
    fence,
  );
  return sql<Record<string, unknown>>`select page.* from unnest(${sql.join(lists)}) as branch(${sql.raw(
    names.join(', '),
  )}) cross join lateral (${inner}) as page ${ordered(asking)}`;
};

/** Positions of the page that the ways lead to, in order, each once. */
export const positionsOn = async (
  db: Kysely<Tables>,
  { kind }: Flavor,
  ways: readonly Way[],
  asking: Asking,
): Promise<readonly Position[]> => {
  const found = new Map<number, Position>();
  for (const way of ways) {
    const rows = combinations(way);
    for (let start = 0; start < rows.length; start += branchesAtOnce) {
      const some = rows.slice(start, start + branchesAtOnce);
      const query = kind === 'sqlite' ? sqliteQuery(way, asking, some) : postgresQuery(way, asking, some);
      for (const row of (await query.execute(db)).rows) {
        const position = asking.order.columns.map((column) => row[column] as string | number);
        found.set(Number(row['id']), position);
      }
    }
  }
  const sorted = [...found.values()].sort(comparePositions(asking.order));
  return sorted.slice(0, asking.limit);
};
