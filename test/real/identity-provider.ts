import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real identity provider in this process. Its people sign in without a password. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next, and the groups that the provider says they have. */
  person: { readonly name: string; readonly groups: readonly string[] };
  /** Takes a new key; the ones before are gone. */
  readonly rotate: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the package brings no types.
type Untyped = any;

const clientId = 'seawall';
const clientSecret = 'a-secret-of-the-client';

const providerFor = async (
  issuer: string,
  redirect: string,
  who: () => IdentityProvider['person'],
): Promise<Untyped> => {
  const { Provider }: Untyped = await import('oidc-provider' as string);
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const kid = String(Math.random());
  const known = new Map<string, readonly string[]>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...key, kid, alg: 'ES256', use: 'sig' }] },
    cookies: { keys: ['a key of cookies'] },
    claims: { openid: ['sub', 'groups'], profile: [], email: [] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: Untyped, one: Untyped) => `/interaction/${one.uid}` },
    findAccount: (_context: Untyped, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, groups: known.get(id) ?? [] }),
    }),
    loadExistingGrant: async (context: Untyped) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/interaction/') !== true) return callback(request, response);
    const { name, groups } = who();
    known.set(name, groups);
    return provider.interactionFinished(request, response, { login: { accountId: name } });
  };
};

/** `redirect`: where browsers are sent back to. */
export const startProvider = async (redirect: string): Promise<IdentityProvider> => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server: Server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: IdentityProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { name: 'nobody', groups: [] },
    rotate: async () => {
      answer = await providerFor(issuer, redirect, () => provider.person);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await provider.rotate();
  return provider;
};

/** A browser as far as it keeps cookies and follows redirects. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  cookie(url: string, name: string): string | undefined {
    return this.#jar(url).get(name);
  }

  #jar(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    return jar;
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.#jar(url);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes where it is sent until it is sent nowhere, or to `until`. */
  async follow(url: string, until = ''): Promise<{ readonly url: string; readonly response: Response }> {
    let next = url;
    for (let step = 0; step < 10; step++) {
      const response = await this.ask(next);
      const to = response.headers.get('location');
      if (to === null || response.status < 300 || response.status >= 400) return { url: next, response };
      next = new URL(to, next).href;
      if (until !== '' && next.startsWith(until)) return { url: next, response };
    }
    throw new Error('too many redirects');
  }
}
