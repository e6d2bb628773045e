import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Selectable } from 'kysely';
import { canonicalJson } from '../../model/canonical-json.ts';
import { limits } from '../../model/limits.ts';
import type { PolicyFact, ReviewRecord, SnapshotRecord } from '../../model/records.ts';
import { clusterId } from './clusters.ts';
import type { Database } from './database.ts';
import { pageSize } from './page-size.ts';
import { storableText } from './storable.ts';
import type { ReviewStore } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf, timeText } from './time.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const snapshotOf = (
  row: Omit<Selectable<Tables['snapshots']>, 'content'>,
  cluster: string,
): SnapshotRecord => ({
  id: row.id,
  cluster,
  time: timeText(row.time),
  label: row.label,
  facts: row.facts,
  digest: row.digest,
});

export const takeSnapshot = async (
  { write }: Database,
  cluster: string,
  { time, label, facts }: Parameters<ReviewStore['takeSnapshot']>[1],
): Promise<SnapshotRecord> => {
  // Sorted, so that the order in which a cluster lists its objects is no change of policy.
  const texts = facts.map((fact) => canonicalJson(fact)).sort();
  const text = `[${texts.join(',')}]`;
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.policySnapshotBytes)
    throw new StoreError('invalid', [
      `the snapshot has ${bytes} bytes; the limit policySnapshotBytes is ${limits.policySnapshotBytes}`,
    ]);
  const row = await write
    .insertInto('snapshots')
    .values({
      cluster_id: await clusterId(write, cluster),
      time: millisecondsOf(time),
      label: storableText(label),
      facts: facts.length,
      digest: hash('sha256', text),
      content: await pack(text),
    })
    .returning(['id', 'cluster_id', 'time', 'label', 'facts', 'digest'])
    .executeTakeFirstOrThrow();
  return snapshotOf(row, cluster);
};

export const snapshots = async (
  { read }: Database,
  cluster: string,
  limit?: number,
): Promise<readonly SnapshotRecord[]> => {
  const rows = await read
    .selectFrom('snapshots')
    .select(['id', 'cluster_id', 'time', 'label', 'facts', 'digest'])
    .where('cluster_id', '=', await clusterId(read, cluster))
    .orderBy('id', 'desc')
    .limit(pageSize(limit))
    .execute();
  return rows.map((row) => snapshotOf(row, cluster));
};

/** Throws `corrupt` when the facts are not those that were taken. */
export const snapshotFacts = async ({ read }: Database, id: number): Promise<readonly PolicyFact[]> => {
  const row = await read
    .selectFrom('snapshots')
    .select(['content', 'digest'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new StoreError('invalid', [`there is no snapshot ${id}`]);
  const damaged = new StoreError('corrupt', [`the facts of snapshot ${id} are not those that were taken`]);
  const bytes = await unpack(row.content, { maxOutputLength: limits.policySnapshotBytes }).catch(() => {
    throw damaged;
  });
  const text = bytes.toString();
  if (hash('sha256', text) !== row.digest) throw damaged;
  return JSON.parse(text);
};

export const signReview = async (
  { write }: Database,
  cluster: string,
  { snapshot, time, by, note }: Parameters<ReviewStore['sign']>[1],
): Promise<ReviewRecord> => {
  const cluster_id = await clusterId(write, cluster);
  const known = await write
    .selectFrom('snapshots')
    .select('id')
    .where('id', '=', snapshot)
    .where('cluster_id', '=', cluster_id)
    .executeTakeFirst();
  if (known === undefined)
    throw new StoreError('invalid', [`there is no snapshot ${snapshot} of this cluster`]);
  const row = await write
    .insertInto('reviews')
    .values({
      cluster_id,
      snapshot_id: snapshot,
      time: millisecondsOf(time),
      signed_by: storableText(by),
      note: storableText(note),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return reviewOf(row, cluster);
};

const reviewOf = (row: Selectable<Tables['reviews']>, cluster: string): ReviewRecord => ({
  id: row.id,
  cluster,
  snapshot: row.snapshot_id,
  time: timeText(row.time),
  by: row.signed_by,
  note: row.note,
});

export const reviews = async (
  { read }: Database,
  cluster: string,
  limit?: number,
): Promise<readonly ReviewRecord[]> => {
  const rows = await read
    .selectFrom('reviews')
    .selectAll()
    .where('cluster_id', '=', await clusterId(read, cluster))
    .orderBy('id', 'desc')
    .limit(pageSize(limit))
    .execute();
  return rows.map((row) => reviewOf(row, cluster));
};
