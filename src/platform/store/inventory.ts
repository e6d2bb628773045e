import { type Kysely, sql } from 'kysely';
import type { Page } from '../../model/finding-filter.ts';
import type { ImageRecord, ObjectRecord } from '../../model/records.ts';
import { groupOf, type ResourceReference } from '../../model/resource.ts';
import { among } from './among.ts';
import { clusterId } from './clusters.ts';
import type { Database } from './database.ts';
import { keyAfter, pageOf } from './keyset.ts';
import { pageSize } from './page-size.ts';
import type { InventoryStore } from './store.ts';
import type { Tables } from './tables.ts';
import { timeText } from './time.ts';

type ObjectQuery = Parameters<InventoryStore['objects']>[0];
type ImageQuery = Parameters<InventoryStore['images']>[0];

const optionalCluster = async (db: Kysely<Tables>, uid: string | undefined): Promise<number | undefined> =>
  uid === undefined ? undefined : clusterId(db, uid);

export const objectPage = async (
  { read, flavor }: Database,
  { cluster, namespaces, kinds, isDeleted, cursor, limit }: ObjectQuery,
): Promise<Page<ObjectRecord>> => {
  const size = pageSize(limit);
  const question = JSON.stringify(['objects', cluster, namespaces, kinds, isDeleted]);
  const id = await optionalCluster(read, cluster);
  let query = read
    .selectFrom('objects')
    .innerJoin('clusters', 'clusters.id', 'objects.cluster_id')
    .selectAll('objects')
    .select('clusters.uid')
    .where('objects.is_recorded', '=', 1)
    .where('objects.id', '>', keyAfter(question, cursor))
    .orderBy('objects.id')
    .limit(size + 1);
  if (id !== undefined) query = query.where('objects.cluster_id', '=', id);
  if (namespaces !== undefined) query = query.where(among(flavor, 'objects.namespace', namespaces));
  if (kinds !== undefined) query = query.where(among(flavor, 'objects.kind', kinds));
  if (isDeleted !== undefined) query = query.where('deleted_at', isDeleted ? 'is not' : 'is', null);
  return pageOf(question, await query.execute(), size, (row) => ({
    cluster: row.uid,
    resource: referenceOf(row),
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.environment === null ? {} : { environment: row.environment }),
    firstSeen: timeText(row.first_seen),
    lastSeen: timeText(row.last_seen),
    ...(row.deleted_at === null ? {} : { deletedAt: timeText(row.deleted_at) }),
  }));
};

const referenceOf = (row: {
  readonly api_version: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): ResourceReference => ({
  apiVersion: row.api_version,
  kind: row.kind,
  ...(row.namespace === '' ? {} : { namespace: row.namespace }),
  name: row.name,
});

export const imagePage = async (
  { read, flavor }: Database,
  { cluster, usedBy, namespaces, cursor, limit }: ImageQuery,
): Promise<Page<ImageRecord>> => {
  const size = pageSize(limit);
  const question = JSON.stringify(['images', cluster, usedBy, namespaces]);
  const id = await optionalCluster(read, cluster);
  const seen = namespaces === undefined ? sql<boolean>`true` : among(flavor, 'objects.namespace', namespaces);
  const uses = sql`from object_images join objects on objects.id = object_images.object_id
    where object_images.image_id = images.id and objects.deleted_at is null and ${seen}`;
  const inUse = sql<number>`(select count(*) ${uses})`;
  let query = read
    .selectFrom('images')
    .innerJoin('clusters', 'clusters.id', 'images.cluster_id')
    .selectAll('images')
    .select(['clusters.uid', inUse.as('used_by')])
    .where('images.id', '>', keyAfter(question, cursor))
    .orderBy('images.id')
    .limit(size + 1);
  if (id !== undefined) query = query.where('images.cluster_id', '=', id);
  if (namespaces !== undefined) query = query.where(sql<boolean>`exists (select 1 ${uses})`);
  if (usedBy !== undefined)
    query = query.where(
      sql<boolean>`images.id in (select image_id from object_images join objects on objects.id = object_images.object_id
        where objects.cluster_id = ${id ?? 0} and objects.name = ${usedBy.name} and objects.kind = ${usedBy.kind}
        and objects.namespace = ${usedBy.namespace ?? ''} and objects.api_group = ${groupOf(usedBy.apiVersion)})`,
    );
  return pageOf(question, await query.execute(), size, (row) => ({
    cluster: row.uid,
    reference: row.reference,
    ...(row.digest === '' ? {} : { digest: row.digest }),
    usedBy: Number(row.used_by),
    firstSeen: timeText(row.first_seen),
    lastSeen: timeText(row.last_seen),
  }));
};

export const usersOf = async (
  { read, flavor }: Database,
  cluster: string,
  reference: string,
  namespaces?: readonly string[],
): Promise<readonly ResourceReference[]> => {
  const rows = await read
    .selectFrom('images')
    .innerJoin('object_images', 'object_images.image_id', 'images.id')
    .innerJoin('objects', 'objects.id', 'object_images.object_id')
    .select(['objects.api_version', 'objects.kind', 'objects.namespace', 'objects.name'])
    .where('images.cluster_id', '=', await clusterId(read, cluster))
    .where('images.reference', '=', reference)
    .where('objects.deleted_at', 'is', null)
    .$if(namespaces !== undefined, (query) =>
      query.where(among(flavor, 'objects.namespace', namespaces ?? [])),
    )
    .orderBy('objects.id')
    .limit(pageSize(1_000))
    .execute();
  return rows.map(referenceOf);
};
