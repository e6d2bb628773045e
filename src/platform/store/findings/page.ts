import type { Kysely } from 'kysely';
import { type FindingQuery, findingSorts, type Page } from '../../../model/finding-filter.ts';
import type { FindingEvent, FindingRecord } from '../../../model/records.ts';
import { among } from '../among.ts';
import { clusterId } from '../clusters.ts';
import type { Database } from '../database.ts';
import { pageSize } from '../page-size.ts';
import { storableText } from '../storable.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { asked } from './asked.ts';
import { positionsOn } from './branches.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { orders } from './order.ts';
import { eventOf, recordOf } from './record.ts';
import { waysTo } from './ways.ts';

/** One page of findings. Throws `invalid` with the field that cannot be understood. */
export const findingPage = async (
  { read, flavor }: Database,
  { filter = {}, sort = 'severity', cursor, limit }: FindingQuery,
): Promise<Page<FindingRecord>> => {
  if (!findingSorts.includes(sort))
    throw new StoreError('invalid', [`sort must be one of ${findingSorts.join(', ')}`]);
  const size = pageSize(limit);
  const order = orders[sort];
  const question = JSON.stringify([sort, Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const after = cursor === undefined ? undefined : positionOf(question, cursor, order.shape);
  const wanted = await asked(read, flavor, filter);
  if (wanted === undefined) return { items: [] };
  const ways = await waysTo(read, flavor, wanted, sort);
  const positions = await positionsOn(read, flavor, ways, { order, limit: size + 1, after });
  const shown = positions.slice(0, size);
  const items = await recordsBy(
    read,
    flavor,
    shown.map((position) => Number(position.at(-1))),
  );
  const last = shown.at(-1);
  return {
    items,
    ...(positions.length > size && last !== undefined ? { next: cursorOf(question, last) } : {}),
  };
};

const rowsOf = (db: Kysely<Tables>) =>
  db
    .selectFrom('findings')
    .innerJoin('objects', 'objects.id', 'findings.object_id')
    .innerJoin('label_sets', 'label_sets.id', 'findings.label_set_id')
    .innerJoin('clusters', 'clusters.id', 'findings.cluster_id')
    .selectAll('findings')
    .select(['clusters.uid', 'label_sets.controls', 'label_sets.sources'])
    .select(['objects.api_version', 'objects.name']);

export type FindingRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** In the order of the keys. */
const recordsBy = async (
  db: Kysely<Tables>,
  flavor: Database['flavor'],
  ids: readonly number[],
): Promise<readonly FindingRecord[]> => {
  if (ids.length === 0) return [];
  const rows = await rowsOf(db)
    .where(among(flavor, 'findings.id', ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [recordOf(row)];
  });
};

export const findOne = async (
  { read }: Database,
  cluster: string,
  fingerprint: string,
): Promise<FindingRecord | undefined> => {
  const row = await rowsOf(read)
    .where('findings.cluster_id', '=', await clusterId(read, cluster))
    .where('findings.fingerprint', '=', storableText(fingerprint))
    .executeTakeFirst();
  return row === undefined ? undefined : recordOf(row);
};

export const historyOf = async (
  { read }: Database,
  cluster: string,
  fingerprint: string,
): Promise<readonly FindingEvent[]> => {
  const rows = await read
    .selectFrom('finding_events')
    .select(['revision', 'time', 'event', 'evaluation', 'detail'])
    .where('cluster_id', '=', await clusterId(read, cluster))
    .where('fingerprint', '=', storableText(fingerprint))
    .orderBy('revision', 'desc')
    .limit(pageSize(1_000))
    .execute();
  return rows.map(eventOf);
};
