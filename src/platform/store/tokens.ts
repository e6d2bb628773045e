import type { Selectable } from 'kysely';
import type { TokenRecord } from '../../model/records.ts';
import type { Database } from './database.ts';
import { storableText } from './storable.ts';
import type { TokenStore } from './store.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { millisecondsOf, timeText } from './time.ts';

const recordOf = (row: Selectable<Tables['tokens']>): TokenRecord => ({
  name: row.name,
  role: row.role as TokenRecord['role'],
  ...(row.namespaces === null ? {} : { namespaces: JSON.parse(row.namespaces) }),
  createdAt: timeText(row.created_at),
  createdBy: row.created_by,
  ...(row.expires_at === null ? {} : { expiresAt: timeText(row.expires_at) }),
  ...(row.revoked_at === null ? {} : { revokedAt: timeText(row.revoked_at) }),
});

/** SHA-256 in hexadecimal: anything else might be the token itself, which must never be written. */
const sha256 = /^[0-9a-f]{64}$/;

export const createToken = async (
  { write }: Database,
  token: Parameters<TokenStore['create']>[0],
): Promise<void> => {
  if (!sha256.test(token.hash))
    throw new StoreError('invalid', ['hash must be a SHA-256 in hexadecimal, never the token']);
  const { numInsertedOrUpdatedRows } = await write
    .insertInto('tokens')
    .values({
      name: storableText(token.name),
      hash: token.hash,
      role: token.role,
      namespaces: token.namespaces === undefined ? null : JSON.stringify(token.namespaces),
      created_at: millisecondsOf(token.createdAt),
      created_by: storableText(token.createdBy),
      expires_at: token.expiresAt === undefined ? null : millisecondsOf(token.expiresAt),
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n)
    throw new StoreError('invalid', [`there is a token "${token.name}" already; choose another name`]);
};

export const findToken = async (
  { read }: Database,
  hash: string,
  time: string,
): Promise<TokenRecord | undefined> => {
  if (!sha256.test(hash)) return undefined;
  const row = await read.selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (row === undefined || row.revoked_at !== null) return undefined;
  if (row.expires_at !== null && row.expires_at <= millisecondsOf(time)) return undefined;
  return recordOf(row);
};

export const tokens = async ({ read }: Database): Promise<readonly TokenRecord[]> =>
  (await read.selectFrom('tokens').selectAll().orderBy('name').execute()).map(recordOf);

export const revokeToken = async ({ write }: Database, name: string, time: string): Promise<boolean> => {
  const { numUpdatedRows } = await write
    .updateTable('tokens')
    .set({ revoked_at: millisecondsOf(time) })
    .where('name', '=', storableText(name))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
};
