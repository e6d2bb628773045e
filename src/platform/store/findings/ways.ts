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
  index: string,
  columns: Way['columns'],
  more: readonly RawBuilder<boolean>[] = [],
): Way => {
  const all = [
    { name: 'cluster_id', values: asked.clusters },
    { name: 'state', values: asked.states },
    ...columns,
  ];
  const answered = all.map(({ name }) => name);
  return { index, columns: all, conditions: [...conditions(flavor, asked, answered), ...more] };
};

/** With a key behind it, an order or a bound by key needs each severity by itself. */
const severitiesOf = (asked: Asked, sort: FindingSort): Way['columns'] =>
  asked.severities !== undefined || sort === 'first_seen' || asked.since !== undefined
    ? [{ name: 'severity', values: asked.severities ?? severityRanks }]
    : [];

/** How many findings fit the states, clusters and one list, out of the kept counts. */
const expected = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  dimension: Dimension,
): Promise<number> => {
  const list = listOf(asked, dimension);
  let query = db
    .selectFrom('finding_counts')
    .select(({ fn }) => fn.sum<number>('n').as('n'))
    .where(among(flavor, 'cluster_id', asked.clusters))
    .where(among(flavor, 'state', asked.states));
  if (list !== undefined && dimension !== 'status') query = query.where(among(flavor, dimension, list));
  const { n } = await query.executeTakeFirstOrThrow();
  return Number(n ?? 0);
};

/** The narrowest of the lists that are given. */
const narrowest = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
): Promise<{ readonly dimension: Dimension; readonly rows: number }> => {
  const given = (['check_id', 'namespace', 'resource_kind'] as const).filter(
    (dimension) => listOf(asked, dimension) !== undefined,
  );
  if (given.length === 0) return { dimension: 'status', rows: Number.POSITIVE_INFINITY };
  const counted = await Promise.all(
    given.map(async (dimension) => ({ dimension, rows: await expected(db, flavor, asked, dimension) })),
  );
  return counted.reduce((least, one) => (one.rows < least.rows ? one : least));
};

const standardWay = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
  more: readonly RawBuilder<boolean>[] = [],
): Promise<Way> => {
  const { dimension, rows } = await narrowest(db, flavor, asked);
  const list = listOf(asked, dimension) ?? statuses;
  const isLong = list.length > longList.members;
  if (isLong && rows > longList.part * (await expected(db, flavor, asked, 'status')))
    return alongOrder(flavor, asked, sort, more);
  const by = { name: dimension, values: list };
  if (sort === 'severity' || sort === 'first_seen')
    return wayBy(flavor, asked, indexes[dimension], [by, ...severitiesOf(asked, sort)], more);
  // Few enough are read whole and sorted; otherwise along the index of the order itself.
  if (rows <= sortedInMemory) return wayBy(flavor, asked, indexes[dimension], [by], more);
  return alongOrder(flavor, asked, sort, more);
};

/** Along the index that has the order itself: rows that do not fit are passed over. */
const alongOrder = (
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
  more: readonly RawBuilder<boolean>[],
): Way => {
  if (sort === 'last_seen') return wayBy(flavor, asked, 'findings_by_last_seen', [], more);
  if (sort === 'severity' || sort === 'first_seen') {
    const by = { name: 'status', values: asked.statuses ?? statuses };
    return wayBy(flavor, asked, indexes.status, [by, ...severitiesOf(asked, sort)], more);
  }
  const column = sort === 'namespace' ? 'namespace' : 'check_id';
  const values = listOf(asked, column);
  const isShort = values !== undefined && values.length <= longList.members;
  return wayBy(flavor, asked, indexes[column], isShort ? [{ name: column, values }] : [], more);
};

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

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
const wayByObject = (flavor: Flavor, asked: Asked, ids: readonly number[]): readonly Way[] =>
  ids.length === 0
    ? []
    : [
        {
          index: 'findings_of_object',
          columns: [],
          conditions: [among(flavor, 'object_id', ids), ...conditions(flavor, asked, [])],
        },
      ];

/** The ways that together lead to everything that is asked for. */
export const waysTo = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  asked: Asked,
  sort: FindingSort,
): Promise<readonly Way[]> => {
  const { resourceName, text } = asked;
  if (resourceName !== undefined) {
    const ids = (await objectsNamed(db, flavor, asked, sql<boolean>`name = ${resourceName}`)) ?? [];
    const named = sql<boolean>`exists (select 1 from objects where objects.id = findings.object_id and objects.name = ${resourceName})`;
    if (ids.length === 0 || text === undefined) return wayByObject(flavor, asked, ids);
    return [await standardWay(db, flavor, asked, sort, [named])];
  }
  if (text === undefined) return [await standardWay(db, flavor, asked, sort)];
  const pattern = `%${escapeLike(text.toLowerCase())}%`;
  const ids = await objectsNamed(db, flavor, asked, sql<boolean>`lower(name) like ${pattern} escape '\\'`);
  const checks = (
    await db
      .selectFrom('check_labels')
      .select('check_id')
      .distinct()
      .where(sql<boolean>`lower(check_id) like ${pattern} escape '\\'`)
      .execute()
  ).map(({ check_id }) => check_id);
  const fitting = asked.checks === undefined ? checks : checks.filter((id) => asked.checks?.includes(id));
  if (ids === undefined) {
    const either = sql<boolean>`(exists (select 1 from objects where objects.id = findings.object_id and lower(objects.name) like ${pattern} escape '\\')${
      fitting.length === 0 ? sql`` : sql` or ${among(flavor, 'check_id', fitting)}`
    })`;
    return [await standardWay(db, flavor, asked, sort, [either])];
  }
  const byCheck =
    fitting.length === 0 ? [] : [await standardWay(db, flavor, { ...asked, checks: fitting }, sort)];
  return [...wayByObject(flavor, asked, ids), ...byCheck];
};
