import { hash } from 'node:crypto';
import type { TokenRecord } from '../../../model/records.ts';
import type { Impersonation } from '../../../platform/kube/connection.ts';
import type { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import type { Identity } from './identity.ts';
import { isSameText } from './sign-in/sign-in.ts';

/** What a store keeps of a token. */
export const hashOfToken = (token: string): string => hash('sha256', token, 'hex');

/** What of a request says who sent it. */
export interface Credentials {
  readonly method: string;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly csrf: string | undefined;
  readonly origin: string | undefined;
}

const identityOf = (
  { name, role, namespaces }: TokenRecord,
  kubernetes: Impersonation | undefined,
): Identity => ({
  name: `token:${name}`,
  role,
  ...(namespaces === undefined ? {} : { namespaces }),
  ...(kubernetes === undefined ? {} : { kubernetes }),
});

const unknown = (detail: string): ApiError =>
  new ApiError(401, 'Not signed in', detail, { headers: { 'www-authenticate': 'Bearer realm="seawall"' } });

/** A recording that is served for a demo may be looked at by everybody who reaches it. */
const guest: Identity = { name: 'guest', role: 'viewer' };

/** Says who sent a request: by its bearer token, an ID token of the provider, or the cookie of a session. */
export const authenticate = async (api: Api, credentials: Credentials): Promise<Identity> => {
  const { authorization } = credentials;
  if (authorization !== undefined) return byHeader(api, authorization);
  const identity = await api.signIn?.bySession(credentials.cookie);
  if (identity !== undefined) {
    mustComeFromUs(api, identity, credentials);
    return identity;
  }
  if (api.isReadOnly) return guest;
  throw unknown('send a token: Authorization: Bearer TOKEN');
};

/** Header and payload in base64url, and a signature: an ID token. Ours begin with `swl_`. */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const byHeader = async (api: Api, authorization: string): Promise<Identity> => {
  const token = /^Bearer ([\w.~+/=-]{16,8192})$/i.exec(authorization)?.[1];
  if (token === undefined) throw unknown('the Authorization header is no bearer token');
  if (jwt.test(token) && api.signIn !== undefined) {
    const person = await api.signIn.byToken(token);
    if (person !== undefined) return person;
    throw unknown('the ID token is not of the provider for this client, or has expired');
  }
  const record = await api.store.tokens.find(hashOfToken(token), new Date(api.timer.now()).toISOString());
  if (record === undefined) throw unknown('the token is not known, was revoked, or has expired');
  return identityOf(record, api.access.tokens.get(record.name));
};

/** Browsers send cookies along with requests of any page: what changes something must show that it comes from one of ours. */
const mustComeFromUs = (api: Api, { csrf = '' }: Identity, credentials: Credentials): void => {
  if (credentials.method === 'GET' || credentials.method === 'HEAD') return;
  const isOurs = credentials.origin === undefined || api.signIn?.isOurs(credentials.origin) === true;
  if (!isOurs || !isSameText(credentials.csrf ?? '', csrf))
    throw new ApiError(
      403,
      'Not allowed',
      'a change must send what GET /api/v1/me gives as csrf, as X-CSRF-Token',
    );
};
