import { hash, randomBytes } from 'node:crypto';
import type { Api } from './api.ts';
import { ApiError, notFound } from './api-error.ts';
import type { Ask } from './route.ts';

export const timeOf = ({ timer }: Pick<Api, 'timer'>): string => new Date(timer.now()).toISOString();

/** Writes into the change trail who does what. It comes before the change: where it fails, nothing is changed. */
export const noted = async (
  { api, identity }: Ask,
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const time = timeOf(api);
  await api.store.trail.append({ time, actor: identity.name, action, subject, detail });
  return time;
};

/** The cluster that a path names. */
export const clusterNamed = async ({ api, params }: Ask) => {
  const uid = params['cluster'] ?? '';
  const found = (await api.store.clusters()).find((one) => one.uid === uid);
  if (found === undefined) throw notFound(`cluster ${uid}`);
  return found;
};

/** A time that somebody sent, which has to lie ahead. */
export const ahead = (api: Api, place: string, time: string): string => {
  const at = Date.parse(time);
  if (!(at > api.timer.now())) {
    const detail = 'it must be a time that lies ahead';
    throw new ApiError(400, 'Not as it should be', `${place} ${detail}`, {
      problems: [{ at: place, detail }],
    });
  }
  return new Date(at).toISOString();
};

/** The revision of the store as an ETag, and what else an answer hangs on. */
export const etagOf = (revision: number, more = ''): string =>
  `W/"${revision}${more === '' ? '' : `-${hash('sha256', more).slice(0, 16)}`}"`;

/** The revision of the store as an ETag. */
export const tagged = async ({ api }: Pick<Ask, 'api'>) => ({ etag: etagOf(await api.store.revision()) });

/** A token that nobody guesses: 192 bits. */
export const newToken = (): string => `swl_${randomBytes(24).toString('base64url')}`;
