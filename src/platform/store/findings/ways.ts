import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FindingSort } from '../../../model/finding-filter.ts';
import { among, unindexed } from '../among.ts';
import type { Flavor } from '../flavor.ts';
import type { Tables } from '../tables.ts';
import type { Asked } from './asked.ts';
import type { Way } from './branches.ts';

/** Columns that have an index of their own, each with the state before it and the severity and key behind it. */
type Dimension = 'status' | 'namespace' | 'check_id' | 'resource_kind';

const indexes: Readonly<Record<Dimension, string>> = {
  status: 'findings_by_status',
  namespace: 'findings_by_namespace',
  check_id: 'findings_by_check',
  resource_kind: 'findings_by_resource_kind',
};

const statuses = ['fail', 'warn', 'unknown', 'error'];
const severityRanks = [0, 1, 2, 3, 4, 5];

/** Up to this many rows are read and sorted when no index has the order that is asked for. */
const sortedInMemory = 10_000;

/** A longer list is no set of branches if it covers more than this part of everything: then most rows fit, and a scan soon fills a page. */
const longList = { members: 100, part: 0.05 };

/** Objects of a name that are looked up one by one; more fit so much that a scan soon fills a page. */
const namedObjects = 1_000;

const listOf = (asked: Asked, dimension: Dimension): readonly string[] | undefined =>
  ({
    status: asked.statuses,
    namespace: asked.namespaces,
    check_id: asked.checks,
    resource_kind: asked.resourceKinds,
  })[dimension];

/** Conditions for all that the columns of the way leave open. */
const conditions = (
  flavor: Flavor,
  asked: Asked,
  answered: readonly string[],
): readonly RawBuilder<boolean>[] => {
  const all: RawBuilder<boolean>[] = [];
  const lists: readonly (readonly [string, readonly (string | number)[] | undefined])[] = [
    ['cluster_id', asked.clusters],
    ['state', asked.states],
    ['severity', asked.severities],
    ['status', asked.statuses],
    ['check_id', asked.checks],
    ['namespace', asked.namespaces],
    ['resource_kind', asked.resourceKinds],
  ];
  for (const [column, list] of lists)
    if (list !== undefined && !answered.includes(column)) all.push(among(flavor, column, list));
  if (asked.since !== undefined) {
    all.push(sql<boolean>`id > ${asked.since.afterId}`);
    all.push(sql<boolean>`first_seen >= ${asked.since.time}`);
  }
  return all;
};

const wayBy = (
  flavor: Flavor,
  asked: Asked,
  way: Pick<Way, 'index' | 'columns' | 'isOrdered'>,
  more: readonly RawBuilder<boolean>[],
): Way => {
  const columns = [
    { name: 'cluster_id', values: asked.clusters },
    { name: 'state', values: asked.states },
    ...way.columns,
  ];
  const answered = columns.map(({ name }) => name);
  return { ...way, columns, conditions: [...conditions(flavor, asked, answered), ...more] };
};

/** With a key behind it, an order or a bound by key needs each severity by itself. */
const severitiesOf = (asked: Asked, sort: FindingSort): Way['columns'] =>
  asked.severities !== undefined || sort === 'first_seen' || asked.since !== undefined
    ? [{ name: 'severity', values: asked.severities ?? severityRanks }]
    : [];

/** How many findings fit the clusters and states, and the list of a dimension if one is named: out of the kept counts. */
const expected = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  dimension?: Dimension & keyof Tables['finding_counts'],
): Promise<number> => {
  let query = db
    .selectFrom('finding_counts')
    .select(({ fn }) => fn.sum<number>('n').as('n'))
    .where(among(flavor, 'cluster_id', asked.clusters))
    .where(among(flavor, 'state', asked.states));
  if (dimension !== undefined) query = query.where(among(flavor, dimension, listOf(asked, dimension) ?? []));
  return (await query.executeTakeFirstOrThrow()).n ?? 0;
};

/** The one with the fewest rows; the first that has few ends the search. */
const narrowest = async <D extends Dimension & keyof Tables['finding_counts']>(
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  given: readonly D[],
): Promise<{ readonly dimension: D; readonly rows: number } | undefined> => {
  let least: { readonly dimension: D; readonly rows: number } | undefined;
  for (const dimension of given) {
    const rows = await expected(db, flavor, asked, dimension);
    if (least === undefined || rows < least.rows) least = { dimension, rows };
    if (rows <= sortedInMemory) break;
  }
  return least;
};

/** By the narrowest of the lists that are given, unless it is long and fits most rows, or has too many to sort. */
const standardWay = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
  more: readonly RawBuilder<boolean>[] = [],
): Promise<Way> => {
  const isBranched = sort === 'severity' || sort === 'first_seen';
  const given = (['namespace', 'check_id', 'resource_kind'] as const).filter(
    (dimension) => listOf(asked, dimension) !== undefined,
  );
  const isLong = (dimension: Dimension): boolean =>
    (listOf(asked, dimension) ?? []).length > longList.members;
  const branched = (dimension: Dimension, isOrdered: boolean): Way => {
    const by = { name: dimension, values: listOf(asked, dimension) ?? [] };
    const columns = isOrdered ? [by, ...severitiesOf(asked, sort)] : [by];
    return wayBy(flavor, asked, { index: indexes[dimension], columns, isOrdered }, more);
  };
  const [only] = given;
  // The usual question, one short list and the worst first, needs no counting.
  if (only !== undefined && given.length === 1 && isBranched && !isLong(only)) return branched(only, true);
  const least = await narrowest(db, flavor, asked, given);
  if (least === undefined) return alongOrder(flavor, asked, sort, more);
  const { dimension, rows } = least;
  if (isLong(dimension) && rows > longList.part * (await expected(db, flavor, asked)))
    return alongOrder(flavor, asked, sort, more);
  if (isBranched) return branched(dimension, true);
  return rows <= sortedInMemory ? branched(dimension, false) : alongOrder(flavor, asked, sort, more);
};

/** Along the index that has the order itself: rows that do not fit are passed over. */
const alongOrder = (
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
  more: readonly RawBuilder<boolean>[],
): Way => {
  const along = (index: string, columns: Way['columns']): Way =>
    wayBy(flavor, asked, { index, columns, isOrdered: true }, more);
  if (sort === 'last_seen') return along('findings_by_last_seen', []);
  if (sort === 'severity' || sort === 'first_seen') {
    const by = { name: 'status', values: asked.statuses ?? statuses };
    return along(indexes.status, [by, ...severitiesOf(asked, sort)]);
  }
  const column = sort === 'namespace' ? 'namespace' : 'check_id';
  const values = listOf(asked, column);
  const isShort = values !== undefined && values.length <= longList.members;
  return along(indexes[column], isShort ? [{ name: column, values }] : []);
};

/** Both databases fold only the letters of ASCII here (PostgreSQL under the collation "C"). */
const patternOf = (text: string): string => {
  const folded = text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return `%${folded.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
};

const isLike = (column: string, pattern: string): RawBuilder<boolean> =>
  sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;

/** A finding has the text in its object's name or in its check. */
const hasText = (pattern: string): RawBuilder<boolean> =>
  sql<boolean>`(${isLike('check_id', pattern)} or exists (select 1 from objects where objects.id = findings.object_id
    and ${isLike('objects.name', pattern)}))`;

/** Keys of objects by name; `undefined` when there are too many to look up. */
const objectsNamed = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  condition: RawBuilder<boolean>,
): Promise<readonly number[] | undefined> => {
  let query = db
    .selectFrom('objects')
    .select('id')
    .where(among(flavor, unindexed(flavor, 'cluster_id'), asked.clusters))
    .where(condition);
  if (asked.namespaces !== undefined)
    query = query.where(among(flavor, unindexed(flavor, 'namespace'), asked.namespaces));
  if (asked.resourceKinds !== undefined)
    query = query.where(among(flavor, unindexed(flavor, 'kind'), asked.resourceKinds));
  const rows = await query.limit(namedObjects + 1).execute();
  return rows.length > namedObjects ? undefined : rows.map(({ id }) => id);
};

/** The index is by object alone, so clusters, states and the rest are conditions. */
const waysByObject = (
  flavor: Flavor,
  asked: Asked,
  ids: readonly number[],
  more: readonly RawBuilder<boolean>[] = [],
): readonly Way[] => {
  if (ids.length === 0) return [];
  const all = [among(flavor, 'object_id', ids), ...conditions(flavor, asked, []), ...more];
  return [{ index: 'findings_of_object', columns: [], isOrdered: false, conditions: all }];
};

/** The ways that together lead to everything that is asked for. */
export const waysTo = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
): Promise<readonly Way[]> => {
  const { resourceName, text } = asked;
  const pattern = text === undefined ? undefined : patternOf(text);
  if (resourceName !== undefined) {
    const more = pattern === undefined ? [] : [hasText(pattern)];
    const ids = await objectsNamed(db, flavor, asked, sql<boolean>`name = ${resourceName}`);
    if (ids !== undefined) return waysByObject(flavor, asked, ids, more);
    const named = sql<boolean>`exists (select 1 from objects where objects.id = findings.object_id and objects.name = ${resourceName})`;
    return [await standardWay(db, flavor, asked, sort, [named, ...more])];
  }
  if (pattern === undefined) return [await standardWay(db, flavor, asked, sort)];
  const ids = await objectsLike(db, flavor, asked, pattern);
  if (ids === undefined) return [await standardWay(db, flavor, asked, sort, [hasText(pattern)])];
  const checks = await checksLike(db, asked, pattern);
  const byCheck = checks.length === 0 ? [] : [await standardWay(db, flavor, { ...asked, checks }, sort)];
  return [...waysByObject(flavor, asked, ids), ...byCheck];
};

/** SQLite's trigrams answer a pattern without escapes: of those that are found, conditions leave what is asked for. */
const objectsLike = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  pattern: string,
): Promise<readonly number[] | undefined> => {
  if (flavor.kind === 'postgres' || pattern.includes('\\'))
    return objectsNamed(db, flavor, asked, isLike('name', pattern));
  const { rows } = await sql<{
    id: number;
  }>`select rowid as id from object_names where name like ${pattern} limit ${namedObjects + 1}`.execute(db);
  return rows.length > namedObjects ? undefined : rows.map(({ id }) => id);
};

const checksLike = async (db: Kysely<Tables>, asked: Asked, pattern: string): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('check_labels')
    .select('check_id')
    .distinct()
    .where(isLike('check_id', pattern))
    .execute();
  const all = rows.map(({ check_id }) => check_id);
  return asked.checks === undefined ? all : all.filter((check) => asked.checks?.includes(check));
};
