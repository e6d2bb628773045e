import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { SeawallError } from '../../../../model/error.ts';
import { limits } from '../../../../model/limits.ts';
import type { OidcSettings, Person } from './access.ts';

/** What a browser brings back from the provider is held against. */
export interface LoginState {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Only signatures with the provider's own key: with HS256 whoever knows the client's secret could write tokens. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const tolerance = '30s';

/** An identity provider. It is asked for its endpoints when somebody first signs in, and again when that failed. */
export class Provider {
  readonly settings: OidcSettings;
  readonly #secret: string | undefined;
  #discovered: Promise<client.Configuration> | undefined;
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  /** Throws `usage` for an issuer without TLS that is not on this machine. */
  constructor(settings: OidcSettings, secret: string | undefined) {
    const { protocol, hostname } = new URL(settings.issuer);
    if (protocol !== 'https:' && !isLoopback(hostname))
      throw new SeawallError('usage', `the issuer ${settings.issuer} must be https://`, []);
    this.settings = settings;
    this.#secret = secret;
  }

  /** Where a browser is sent to sign in, and what its answer is held against. */
  async login(redirect: string): Promise<{ readonly url: string; readonly login: LoginState }> {
    const configuration = await this.#configuration();
    const verifier = client.randomPKCECodeVerifier();
    const login = { state: client.randomState(), nonce: client.randomNonce(), verifier };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirect,
      scope: ['openid', ...this.settings.scopes].join(' '),
      state: login.state,
      nonce: login.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, login };
  }

  /** Who the browser is that comes back with this URL. */
  async finish(url: URL, { state, nonce, verifier }: LoginState): Promise<Person> {
    const tokens = await client.authorizationCodeGrant(await this.#configuration(), url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider sent no ID token');
    return this.#person(claims);
  }

  /** Who an ID token is about. Throws where it is not one of this provider for this client. */
  async verify(token: string): Promise<Person> {
    const server = (await this.#configuration()).serverMetadata();
    this.#keys ??= createRemoteJWKSet(new URL(server.jwks_uri ?? ''), {
      timeoutDuration: limits.identityProviderMs,
    });
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer: server.issuer,
      audience: this.settings.clientId,
      algorithms,
      clockTolerance: tolerance,
      requiredClaims: ['exp', 'sub'],
    });
    return this.#person(payload);
  }

  #person(claims: JWTPayload): Person {
    const { usernameClaim, groupsClaim } = this.settings;
    const user = claims[usernameClaim];
    if (typeof user !== 'string' || user === '') throw new Error(`the token has no claim ${usernameClaim}`);
    // As API servers have it: an address counts once the provider says that it is theirs.
    if (usernameClaim === 'email' && claims['email_verified'] === false)
      throw new Error('the address is not verified');
    const groups = claims[groupsClaim];
    const names = typeof groups === 'string' ? [groups] : groups;
    return {
      user,
      groups: Array.isArray(names)
        ? names.filter((name) => typeof name === 'string').slice(0, limits.groupsPerPerson)
        : [],
    };
  }

  #configuration(): Promise<client.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = undefined;
      throw error;
    });
    return this.#discovered;
  }

  #discover(): Promise<client.Configuration> {
    const issuer = new URL(this.settings.issuer);
    return client.discovery(
      issuer,
      this.settings.clientId,
      this.#secret,
      this.#secret === undefined ? client.None() : client.ClientSecretBasic(this.#secret),
      {
        timeout: limits.identityProviderMs / 1_000,
        ...(issuer.protocol === 'https:' ? {} : { execute: [client.allowInsecureRequests] }),
      },
    );
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
