import { hash } from 'node:crypto';
import type { TokenRecord } from '../../../model/records.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import type { Identity } from './identity.ts';

/** What a store keeps of a token. */
export const hashOfToken = (token: string): string => hash('sha256', token, 'hex');

const identityOf = ({ name, role, namespaces }: TokenRecord): Identity => ({
  name: `token:${name}`,
  role,
  ...(namespaces === undefined ? {} : { namespaces }),
});

const unknown = (detail: string): ApiError =>
  new ApiError(401, 'Not signed in', detail, { headers: { 'www-authenticate': 'Bearer realm="seawall"' } });

/** A recording that is served for a demo may be looked at by everybody who reaches it. */
const guest: Identity = { name: 'guest', role: 'viewer' };

/** Says who sent a request, by its bearer token. */
export const authenticate = async (api: Api, authorization: string | undefined): Promise<Identity> => {
  if (authorization === undefined) {
    if (api.isReadOnly) return guest;
    throw unknown('send a token: Authorization: Bearer TOKEN');
  }
  const token = /^Bearer ([\w.~+/=-]{16,4096})$/i.exec(authorization)?.[1];
  if (token === undefined) throw unknown('the Authorization header is no bearer token');
  const record = await api.store.tokens.find(hashOfToken(token), new Date(api.timer.now()).toISOString());
  if (record === undefined) throw unknown('the token is not known, was revoked, or has expired');
  return identityOf(record);
};
