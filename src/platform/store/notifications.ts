import { sql } from 'kysely';
import type { Notification } from '../../model/records.ts';
import type { Database } from './database.ts';
import { pageSize } from './page-size.ts';
import { storableText } from './storable.ts';
import type { NotificationStore } from './store.ts';
import { millisecondsOf, timeText } from './time.ts';

export const addNotification = async (
  { write }: Database,
  channel: string,
  payload: unknown,
  time: string,
): Promise<number> => {
  const now = millisecondsOf(time);
  const { id } = await write
    .insertInto('notifications')
    .values({
      channel: storableText(channel),
      payload: JSON.stringify(payload) ?? 'null',
      created_at: now,
      attempts: 0,
      due_at: now,
      settled_at: null,
      last_error: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Each message goes to one taker: on PostgreSQL others skip rows that are being taken, on SQLite there is one writer at a time. */
export const takeNotifications = async (
  { write, flavor }: Database,
  { time, leaseMs, limit }: Parameters<NotificationStore['take']>[0],
): Promise<readonly Notification[]> => {
  const now = millisecondsOf(time);
  const skip = flavor.kind === 'postgres' ? sql`for update skip locked` : sql``;
  const due = sql<number>`(select id from notifications where due_at <= ${now} order by due_at, id limit ${pageSize(limit)} ${skip})`;
  const rows = await write
    .updateTable('notifications')
    .set({ due_at: now + leaseMs, attempts: sql`attempts + 1` })
    .where(sql<boolean>`id in ${due}`)
    .returningAll()
    .execute();
  return rows
    .sort((a, b) => a.id - b.id)
    .map((row) => ({
      id: row.id,
      channel: row.channel,
      payload: JSON.parse(row.payload),
      createdAt: timeText(row.created_at),
      attempts: row.attempts,
      ...(row.last_error === null ? {} : { lastError: row.last_error }),
    }));
};

export const settleNotification = async ({ write }: Database, id: number, time: string): Promise<void> => {
  await write
    .updateTable('notifications')
    .set({ due_at: null, settled_at: millisecondsOf(time), last_error: null })
    .where('id', '=', id)
    .execute();
};

export const failNotification = async (
  { write }: Database,
  id: number,
  error: string,
  next?: string,
): Promise<void> => {
  await write
    .updateTable('notifications')
    .set({
      last_error: storableText(error),
      due_at: next === undefined ? null : millisecondsOf(next),
      ...(next === undefined ? { settled_at: sql<number>`created_at` } : {}),
    })
    .where('id', '=', id)
    .execute();
};
