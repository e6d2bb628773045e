import type { Transaction } from 'kysely';
import { groupOf, type ResourceReference } from '../../../model/resource.ts';
import { among, pieces } from '../among.ts';
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

/** Adds the cluster's objects of these names, with keys after `after`. */
const read = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  ids: ObjectIds,
  names: readonly string[] | 'all',
  after = 0,
): Promise<void> => {
  let query = db
    .selectFrom('objects')
    .select(['id', 'namespace', 'kind', 'name', 'api_group'])
    .where('cluster_id', '=', cluster)
    .where('id', '>', after);
  if (names !== 'all') query = query.where(among(flavor, 'name', names));
  for (const { id, namespace, kind, name, api_group } of await query.execute())
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
  if (names.length > 0) await read(db, flavor, cluster, ids, names.length > lookedUpByName ? 'all' : names);
  return ids;
};

/** The ids of objects, known or made. */
export const internObjects = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  references: readonly ResourceReference[],
  time: number,
): Promise<ObjectIds> => {
  const ids = await lookUp(db, flavor, cluster, references);
  const wanted = new Map(references.map((reference) => [objectKey(reference), reference]));
  const missing = [...wanted].filter(([key]) => !ids.has(key)).map(([, reference]) => reference);
  if (missing.length === 0) return ids;
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
  await read(db, flavor, cluster, ids, 'all', last ?? 0);
  return ids;
};
