import type { Database } from './database.ts';
import { storableText } from './storable.ts';

/** What the installation remembers about itself; never a secret. */
export const setting = async ({ read }: Database, key: string): Promise<unknown> => {
  const row = await read
    .selectFrom('settings')
    .select('value')
    .where('key', '=', storableText(key))
    .executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.value);
};

export const putSetting = async ({ write }: Database, key: string, value: unknown): Promise<void> => {
  const text = JSON.stringify(value) ?? 'null';
  await write
    .insertInto('settings')
    .values({ key: storableText(key), value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
};
