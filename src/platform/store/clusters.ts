import type { Kysely, Transaction } from 'kysely';
import type { ClusterRecord } from '../../model/records.ts';
import type { Database } from './database.ts';
import type { Flavor } from './flavor.ts';
import { storableText } from './storable.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf, timeText } from './time.ts';

export const putCluster = async (
  { write }: Database,
  { uid, name, time }: { readonly uid: string; readonly name: string; readonly time: string },
): Promise<void> => {
  await write
    .insertInto('clusters')
    .values({ uid: storableText(uid), name: storableText(name), first_seen: millisecondsOf(time) })
    .onConflict((conflict) => conflict.column('uid').doUpdateSet({ name: storableText(name) }))
    .execute();
};

export const clusters = async ({ read }: Database): Promise<readonly ClusterRecord[]> => {
  const rows = await read.selectFrom('clusters').selectAll().orderBy('id').execute();
  return rows.map(({ uid, name, first_seen }) => ({ uid, name, firstSeen: timeText(first_seen) }));
};

const unknown = (uid: string): StoreError => new StoreError('invalid', [`there is no cluster "${uid}" here`]);

/** The key of a cluster, held until the transaction ends: evaluations of one cluster come one after the other. */
export const lockCluster = async (db: Transaction<Tables>, flavor: Flavor, uid: string): Promise<number> => {
  const query = db.selectFrom('clusters').select('id').where('uid', '=', storableText(uid));
  const row = await (flavor.kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw unknown(uid);
  return row.id;
};

/** The key of a cluster. Throws `invalid` when it is not known. */
export const clusterId = async (db: Kysely<Tables>, uid: string): Promise<number> => {
  const row = await db
    .selectFrom('clusters')
    .select('id')
    .where('uid', '=', storableText(uid))
    .executeTakeFirst();
  if (row === undefined) throw unknown(uid);
  return row.id;
};
