import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { TrailHead, TrailRecord, TrailVerdict } from '../../model/records.ts';
import type { Database } from './database.ts';
import { pageSize } from './page-size.ts';
import { storableText } from './storable.ts';
import type { TrailStore } from './store.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf, timeText } from './time.ts';

/**
 * The change trail. Each row's hash covers the row and the hash before it, so no row can be changed, taken out or put in without all later
 * hashes being wrong. The head (how many rows, the last hash) stands in a table of its own and is sealed with a key that is not in the
 * database: who can only write SQL cannot cut rows off the end or make a new chain without breaking the seal. Setting the whole database
 * back to an older state is beyond what it can say about itself: for that a head that was noted elsewhere is compared, the anchor.
 */

type Row = Selectable<Tables['trail']>;

const origin: TrailHead = { sequence: 0, hash: '0'.repeat(64) };

/** The key of the seal is a secret of the installation; without one the head is kept but not sealed. */
export type SealKey = string | undefined;

const sealOf = ({ sequence, hash: last }: TrailHead, key: SealKey): string =>
  key === undefined
    ? ''
    : createHmac('sha256', key).update(`seawall change trail\n${sequence}\n${last}`).digest('hex');

const hashOf = ({ sequence, time, actor, action, subject, detail }: Omit<Row, 'hash'>, before: string) =>
  hash('sha256', canonicalJson({ sequence, time, actor, action, subject, detail, before }));

const recordOf = (row: Row): TrailRecord => ({
  sequence: row.sequence,
  time: timeText(row.time),
  actor: row.actor,
  action: row.action,
  subject: row.subject,
  detail: JSON.parse(row.detail),
  hash: row.hash,
});

/** One writer at a time: the next row needs the hash of this one. */
const lockHead = async (db: Transaction<Tables>, kind: Database['flavor']['kind']): Promise<TrailHead> => {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(1400201593)`.execute(db);
  return headOf(db);
};

const headOf = async (db: Kysely<Tables>): Promise<TrailHead> => {
  const row = await db.selectFrom('trail_head').select(['sequence', 'hash']).executeTakeFirst();
  return row ?? origin;
};

export const appendTrail = async (
  { write, flavor }: Database,
  key: SealKey,
  { time, actor, action, subject, detail }: Parameters<TrailStore['append']>[0],
): Promise<TrailRecord> =>
  write.transaction().execute(async (db) => {
    const before = await lockHead(db, flavor.kind);
    const content = {
      sequence: before.sequence + 1,
      time: millisecondsOf(time),
      actor: storableText(actor),
      action: storableText(action),
      subject: storableText(subject),
      detail: canonicalJson(detail),
    };
    const row = { ...content, hash: hashOf(content, before.hash) };
    await db.insertInto('trail').values(row).execute();
    const head = { sequence: row.sequence, hash: row.hash, seal: sealOf(row, key) };
    await db
      .insertInto('trail_head')
      .values({ id: 1, ...head })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(head))
      .execute();
    return recordOf(row);
  });

export const trailRows = async (
  { read }: Database,
  { before, limit }: { readonly before?: number; readonly limit?: number } = {},
): Promise<readonly TrailRecord[]> => {
  let query = read.selectFrom('trail').selectAll().orderBy('sequence', 'desc').limit(pageSize(limit));
  if (before !== undefined) query = query.where('sequence', '<', before);
  return (await query.execute()).map(recordOf);
};

export const trailHead = ({ read }: Database): Promise<TrailHead> => headOf(read);

const rowsAtOnce = 1_000;

/** Walks the whole trail as it is at one moment, while others go on writing. */
export const verifyTrail = ({ read }: Database, key: SealKey, anchor?: TrailHead): Promise<TrailVerdict> =>
  read
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => walk(db, key, anchor));

const walk = async (
  db: Transaction<Tables>,
  key: SealKey,
  anchor: TrailHead | undefined,
): Promise<TrailVerdict> => {
  const broken = (sequence: number, reason: Extract<TrailVerdict, { kind: 'broken' }>['reason']) =>
    ({ kind: 'broken', sequence, reason }) as const;
  const head = await db.selectFrom('trail_head').selectAll().executeTakeFirst();
  let last = origin;
  for (;;) {
    const rows = await db
      .selectFrom('trail')
      .selectAll()
      .where('sequence', '>', last.sequence)
      .orderBy('sequence')
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) {
      if (row.sequence !== last.sequence + 1) return broken(last.sequence + 1, 'missing');
      if (row.hash !== hashOf(row, last.hash)) return broken(row.sequence, 'changed');
      if (row.sequence === anchor?.sequence && row.hash !== anchor.hash)
        return broken(row.sequence, 'not-the-anchored-trail');
      last = { sequence: row.sequence, hash: row.hash };
    }
    if (rows.length < rowsAtOnce) break;
  }
  if (anchor !== undefined && anchor.sequence > last.sequence) return broken(last.sequence + 1, 'cut-off');
  if (head === undefined && last.sequence > 0) return broken(last.sequence, 'seal-broken');
  if (head !== undefined && head.sequence > last.sequence) return broken(last.sequence + 1, 'cut-off');
  const isHead = head === undefined || (head.sequence === last.sequence && head.hash === last.hash);
  if (!isHead || (head !== undefined && !isSealed(head.seal, sealOf(last, key))))
    return broken(last.sequence, 'seal-broken');
  return { kind: 'intact', rows: last.sequence, head: last, isSealed: key !== undefined };
};

const isSealed = (seal: string, expected: string): boolean =>
  expected === '' ||
  (seal.length === expected.length && timingSafeEqual(Buffer.from(seal), Buffer.from(expected)));
