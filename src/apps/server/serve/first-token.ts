import { SeawallError } from '../../../model/error.ts';
import type { Store } from '../../../platform/store/store.ts';
import { StoreError } from '../../../platform/store/store-error.ts';
import { hashOfToken } from '../api/authenticate.ts';
import { newToken } from '../api/changing.ts';

const name = 'first';

/**
 * Without any token nobody could make one. The first is made up and shown once, unless somebody brings their own: that one is then good,
 * and the one that it stood for before is not.
 */
export const ensureAdmin = async (
  store: Store,
  given: string | undefined,
  now: string,
  show: (token: string) => void,
): Promise<void> => {
  if (given !== undefined) return keep(store, given, now);
  if ((await store.tokens.list()).length > 0) return;
  const token = newToken();
  if (await create(store, name, token, now)) show(token);
};

const shortest = 16;

const keep = async (store: Store, token: string, now: string): Promise<void> => {
  if (token.length < shortest || !/^[\w.~+/=-]+$/.test(token))
    throw new SeawallError('usage', 'the token in --admin-token-file cannot be used', [
      `it needs at least ${shortest} of the characters A-Z a-z 0-9 . _ ~ + / = -`,
    ]);
  const hash = hashOfToken(token);
  if ((await store.tokens.find(hash, now)) !== undefined) return;
  for (const one of await store.tokens.list())
    if (one.createdBy === creator && one.revokedAt === undefined) await store.tokens.revoke(one.name, now);
  await create(store, `admin-${hash.slice(0, 8)}`, token, now);
};

const creator = 'seawall serve';

/** Whether the token is ours: of several servers that begin at the same time, one makes it. */
const create = async (store: Store, called: string, token: string, now: string): Promise<boolean> => {
  const hash = hashOfToken(token);
  try {
    await store.tokens.create({ name: called, role: 'admin', createdAt: now, createdBy: creator, hash });
    return true;
  } catch (error) {
    const isThere = (await store.tokens.list()).some((one) => one.name === called);
    if (isThere && error instanceof StoreError && error.kind === 'invalid') return false;
    throw error;
  }
};
