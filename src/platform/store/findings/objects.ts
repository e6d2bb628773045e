import { type RawBuilder, sql, type Transaction } from 'kysely';
import { groupOf, type ResourceReference } from '../../../model/resource.ts';
import { among, pieces, unindexed } from '../among.ts';
import { type Columns, type Flavor, insertMany } from '../flavor.ts';
import type { Tables } from '../tables.ts';
import { objectKey } from './incoming.ts';

/** Ids of a cluster's objects by their key. */
export type ObjectIds = Map<string, number>;

/** Up to this many, objects are looked up by name; for more the whole cluster's are read. */
const lookedUpByName = 500;

const columns: Columns = {
  cluster_id: 'bigint',
  api_group: 'text',
  api_version: 'text',
  kind: 'text',
  namespace: 'text',
  name: 'text',
  is_recorded: 'bigint',
  first_seen: 'bigint',
  last_seen: 'bigint',
};

/** Adds the cluster's objects of a condition. */
const read = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  ids: ObjectIds,
  condition: RawBuilder<boolean>,
): Promise<void> => {
  const rows = await db
    .selectFrom('objects')
    .select(['id', 'namespace', 'kind', 'name', 'api_group'])
    .where(unindexed(flavor, 'cluster_id'), '=', cluster)
    .where(condition)
    .execute();
  for (const { id, namespace, kind, name, api_group } of rows)
    ids.set(`${namespace}\n${kind}\n${name}\n${api_group}`, id);
};

/** The ids of those objects that are known; others may be among them. */
export const lookUp = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  references: readonly ResourceReference[],
): Promise<ObjectIds> => {
  const ids: ObjectIds = new Map();
  const names = [...new Set(references.map(({ name }) => name))];
  if (names.length > lookedUpByName) await read(db, flavor, cluster, ids, sql<boolean>`1 = 1`);
  else if (names.length > 0) await read(db, flavor, cluster, ids, among(flavor, 'name', names));
  return ids;
};

/** Makes the objects that are not known, and adds them. */
export const makeMissing = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  ids: ObjectIds,
  references: readonly ResourceReference[],
  time: number,
): Promise<void> => {
  const wanted = new Map(references.map((reference) => [objectKey(reference), reference]));
  const missing = [...wanted].filter(([key]) => !ids.has(key)).map(([, reference]) => reference);
  if (missing.length === 0) return;
  const { last } = await db
    .selectFrom('objects')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  for (const piece of pieces(missing)) {
    const rows = piece.map(({ apiVersion, kind, namespace = '', name }) => [
      cluster,
      groupOf(apiVersion),
      apiVersion,
      kind,
      namespace,
      name,
      0,
      time,
      time,
    ]);
    await insertMany(flavor, 'objects', columns, rows).execute(db);
  }
  await read(db, flavor, cluster, ids, sql<boolean>`id > ${last ?? 0}`);
};
