import { sql, type Transaction } from 'kysely';
import { groupOf } from '../../model/resource.ts';
import { among, pieces } from './among.ts';
import { lockCluster } from './clusters.ts';
import type { Database } from './database.ts';
import { objectKey, storableReference } from './findings/incoming.ts';
import { lookUp } from './findings/objects.ts';
import { type Columns, type Flavor, insertMany } from './flavor.ts';
import { nothing } from './keyset.ts';
import { storableName, storableText } from './storable.ts';
import type { ObservedInventory } from './store.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf } from './time.ts';

const objectColumns: Columns = {
  cluster_id: 'bigint',
  api_group: 'text',
  api_version: 'text',
  kind: 'text',
  namespace: 'text',
  name: 'text',
  owner: 'text',
  environment: 'text',
  is_recorded: 'bigint',
  first_seen: 'bigint',
  last_seen: 'bigint',
};

/** Takes in what runs. What is not named any more counts as deleted when the observation was of the whole cluster. */
export const recordInventory = async (
  { write, flavor }: Database,
  uid: string,
  inventory: ObservedInventory,
): Promise<void> => {
  const time = millisecondsOf(inventory.time);
  const objects = inventory.objects.map((one) => ({ ...one, resource: storableReference(one.resource) }));
  await write.transaction().execute(async (db) => {
    const cluster = await lockCluster(db, flavor, uid);
    await putObjects(db, flavor, cluster, objects, time);
    const references = objects.map(({ resource }) => resource);
    const ids = await lookUp(db, flavor, cluster, references);
    const idOf = (one: ObservedInventory['objects'][number]): number => ids.get(objectKey(one.resource)) ?? 0;
    await putImages(db, flavor, cluster, objects, idOf, time);
    if (inventory.isComplete)
      await db
        .updateTable('objects')
        .set({ deleted_at: time })
        .where('cluster_id', '=', cluster)
        .where('is_recorded', '=', 1)
        .where('deleted_at', 'is', null)
        .where('last_seen', '<', time)
        .execute();
  });
};

const putObjects = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  objects: ObservedInventory['objects'],
  time: number,
): Promise<void> => {
  const unique = [...new Map(objects.map((one) => [objectKey(one.resource), one])).values()];
  for (const piece of pieces(unique)) {
    const rows = piece.map(({ resource, owner, environment }) => [
      cluster,
      groupOf(resource.apiVersion),
      resource.apiVersion,
      resource.kind,
      resource.namespace ?? '',
      resource.name,
      owner === undefined ? null : storableText(owner),
      environment === undefined ? null : storableText(environment),
      1,
      time,
      time,
    ]);
    await insertMany(
      flavor,
      'objects',
      objectColumns,
      rows,
      sql`on conflict (cluster_id, namespace, kind, name, api_group) do update set api_version = excluded.api_version,
        owner = excluded.owner, environment = excluded.environment, is_recorded = 1, last_seen = excluded.last_seen, deleted_at = null`,
    ).execute(db);
  }
};

const putImages = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  objects: ObservedInventory['objects'],
  idOf: (one: ObservedInventory['objects'][number]) => number,
  time: number,
): Promise<void> => {
  const uses = objects.flatMap((one) =>
    (one.images ?? []).map(({ reference, digest = '' }) => ({
      object: idOf(one),
      reference: storableName(reference),
      digest: storableName(digest),
    })),
  );
  const images = new Map(uses.map((use) => [`${use.reference}\n${use.digest}`, use]));
  for (const piece of pieces([...images.values()]))
    await insertMany(
      flavor,
      'images',
      {
        cluster_id: 'bigint',
        reference: 'text',
        digest: 'text',
        first_seen: 'bigint',
        last_seen: 'bigint',
      },
      piece.map(({ reference, digest }) => [cluster, reference, digest, time, time]),
      sql`on conflict (cluster_id, reference, digest) do update set last_seen = excluded.last_seen`,
    ).execute(db);
  const rows = await db
    .selectFrom('images')
    .select(['id', 'reference', 'digest'])
    .where('cluster_id', '=', cluster)
    .where('last_seen', '=', time)
    .execute();
  const ids = new Map(rows.map(({ id, reference, digest }) => [`${reference}\n${digest}`, id]));
  for (const piece of pieces(objects.map(idOf)))
    await db
      .deleteFrom('object_images')
      .where(among(flavor, 'object_id', piece))
      .execute();
  for (const piece of pieces(uses))
    await insertMany(
      flavor,
      'object_images',
      { image_id: 'bigint', object_id: 'bigint' },
      piece.map(({ reference, digest, object }) => [ids.get(`${reference}\n${digest}`) ?? 0, object]),
      nothing,
    ).execute(db);
};
