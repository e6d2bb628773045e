import { type Kysely, sql } from 'kysely';
import type { FindingFilter } from '../../../model/finding-filter.ts';
import { limits } from '../../../model/limits.ts';
import { severities } from '../../../model/severity.ts';
import { among } from '../among.ts';
import type { Flavor } from '../flavor.ts';
import { storableText } from '../storable.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { millisecondsOf } from '../time.ts';

/** A filter in the store's own keys. An absent list asks nothing. */
export interface Asked {
  readonly clusters: readonly number[];
  readonly states: readonly string[];
  readonly severities?: readonly number[];
  readonly statuses?: readonly string[];
  /** Checks that fit the filter's checks, kinds, controls and sources alike. */
  readonly checks?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly resourceKinds?: readonly string[];
  readonly resourceName?: string;
  readonly text?: string;
  /** First seen at this time or later, which no row up to `afterId` was. */
  readonly since?: { readonly time: number; readonly afterId: number };
}

type List = keyof {
  [K in keyof FindingFilter as FindingFilter[K] extends readonly string[] | undefined ? K : never]: 0;
};

const listOf = (filter: FindingFilter, key: List): readonly string[] | undefined => {
  const list: unknown = filter[key];
  if (list === undefined) return undefined;
  const isList = Array.isArray(list) && list.every((item) => typeof item === 'string');
  if (!isList || list.length > limits.filterMembers)
    throw new StoreError('invalid', [`${key} must be a list of at most ${limits.filterMembers} texts`]);
  return [...new Set(list.map(storableText))];
};

const textOf = (filter: FindingFilter, key: 'text' | 'resourceName'): string | undefined => {
  const text: unknown = filter[key];
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string' || text.length > limits.filterText)
    throw new StoreError('invalid', [`${key} must be a text of at most ${limits.filterText} characters`]);
  return storableText(text);
};

const clusterIds = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  uids: readonly string[] | undefined,
): Promise<readonly number[]> => {
  let query = db.selectFrom('clusters').select('id').orderBy('id');
  if (uids !== undefined) query = query.where(among(flavor, 'uid', uids));
  return (await query.execute()).map(({ id }) => id);
};

/** The checks that carry one of the labels. */
const checksWith = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  labels: readonly string[],
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('check_labels')
    .select('check_id')
    .distinct()
    .where(among(flavor, 'label', labels))
    .execute();
  return rows.map(({ check_id }) => check_id);
};

const checksOf = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  filter: FindingFilter,
): Promise<readonly string[] | undefined> => {
  const lists: (readonly string[])[] = [];
  const checks = listOf(filter, 'checks');
  if (checks !== undefined) lists.push(checks);
  for (const [key, label] of [
    ['kinds', 'kind'],
    ['controls', 'control'],
    ['sources', 'source'],
  ] as const) {
    const list = listOf(filter, key);
    if (list !== undefined)
      lists.push(
        await checksWith(
          db,
          flavor,
          list.map((one) => `${label}:${one}`),
        ),
      );
  }
  const [first, ...others] = lists;
  return first?.filter((check) => others.every((list) => list.includes(check)));
};

/** Keys count up as findings are first seen: the last key of the evaluation before answers without a look at any row. */
const sinceOf = async (
  db: Kysely<Tables>,
  clusters: readonly number[],
  since: string | undefined,
): Promise<Asked['since']> => {
  if (since === undefined) return undefined;
  const time = millisecondsOf(since);
  const before = await sql<{ id: number | null }>`select min(coalesce((select last_finding from evaluations
    where evaluations.cluster_id = clusters.id and ended < ${time} order by ended desc limit 1), 0)) as id
    from clusters where id in (${sql.join([...clusters, 0])})`.execute(db);
  return { time, afterId: before.rows[0]?.id ?? 0 };
};

/** Throws `invalid` for what is no filter. `undefined` when nothing can fit. */
export const asked = async (
  db: Kysely<Tables>,
  flavor: Flavor,
  filter: FindingFilter,
): Promise<Asked | undefined> => {
  const clusters = await clusterIds(db, flavor, listOf(filter, 'clusters'));
  const words: readonly string[] = severities;
  const ranks = listOf(filter, 'severities')?.map((word) => words.indexOf(word));
  const checks = await checksOf(db, flavor, filter);
  const statuses = listOf(filter, 'statuses');
  const namespaces = listOf(filter, 'namespaces');
  const resourceKinds = listOf(filter, 'resourceKinds');
  const states = listOf(filter, 'states') ?? ['open'];
  const text = textOf(filter, 'text');
  const resourceName = textOf(filter, 'resourceName');
  const lists = [clusters, ranks, checks, statuses, namespaces, resourceKinds, states];
  if (lists.some((list) => list?.length === 0)) return undefined;
  const since = await sinceOf(db, clusters, filter.since);
  return {
    clusters,
    states,
    ...(ranks === undefined ? {} : { severities: ranks }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(checks === undefined ? {} : { checks }),
    ...(namespaces === undefined ? {} : { namespaces }),
    ...(resourceKinds === undefined ? {} : { resourceKinds }),
    ...(text === undefined ? {} : { text }),
    ...(resourceName === undefined ? {} : { resourceName }),
    ...(since === undefined ? {} : { since }),
  };
};
