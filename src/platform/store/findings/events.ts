import { type Kysely, sql, type Transaction } from 'kysely';
import { pieces } from '../among.ts';
import { type Columns, type Flavor, insertMany } from '../flavor.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import type { Event } from './plan.ts';

/**
 * Takes the next `count` revisions and gives the first. The counter's row stays locked until the transaction ends, so revisions appear in
 * order: a listener who saw one has seen all before it.
 */
export const nextRevisions = async (db: Transaction<Tables>, count: number): Promise<number> => {
  const row = await db
    .updateTable('counters')
    .set({ value: sql`value + ${count}` })
    .where('name', '=', 'revision')
    .returning('value')
    .executeTakeFirst();
  if (row === undefined) throw new StoreError('corrupt', ['the counter of revisions is missing']);
  return row.value - count + 1;
};

const columns: Columns = {
  revision: 'bigint',
  time: 'bigint',
  cluster_id: 'bigint',
  fingerprint: 'text',
  event: 'text',
  evaluation: 'text',
  detail: 'text',
};

/** Writes history, and gives the last revision of each finding. */
export const writeEvents = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  history: {
    readonly cluster: number;
    readonly time: number;
    readonly events: readonly Event[];
    readonly evaluation: string | undefined;
    readonly first: number;
  },
): Promise<ReadonlyMap<string, number>> => {
  const { cluster, time, events, evaluation = null, first } = history;
  const revisions = new Map<string, number>();
  const rows = events.map(({ fingerprint, event, detail }, index) => {
    revisions.set(fingerprint, first + index);
    const words = detail === undefined ? null : JSON.stringify(detail);
    return [first + index, time, cluster, fingerprint, event, evaluation, words];
  });
  for (const piece of pieces(rows)) await insertMany(flavor, 'finding_events', columns, piece).execute(db);
  return revisions;
};

/** The revision now. */
export const revisionNow = async (
  db: Kysely<Tables>,
  name: 'revision' | 'pruned' = 'revision',
): Promise<number> => {
  const row = await db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst();
  if (row === undefined) throw new StoreError('corrupt', [`the counter "${name}" is missing`]);
  return row.value;
};
