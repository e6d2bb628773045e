import { createHash, timingSafeEqual } from 'node:crypto';
import { limits } from '../../../../model/limits.ts';
import { ApiError } from '../api-error.ts';
import type { Identity } from '../identity.ts';
import { type Access, identityOf, type Person } from './access.ts';
import { CookieSeal, cookieIn, setCookie } from './cookies.ts';
import type { LoginState, Provider } from './provider.ts';

export interface SignInOptions {
  readonly access: Access;
  readonly provider: Provider;
  /** Where browsers reach the server: `https://seawall.example.com`. */
  readonly publicUrl: string;
  /** Seals the cookies; the same for all replicas. */
  readonly sessionSecret: string | undefined;
}

const sessionSeconds = 8 * 60 * 60;
const loginSeconds = 10 * 60;

/** People who sign in at an identity provider: by their browser, with a cookie then, or with an ID token of theirs. */
export class SignIn {
  readonly #options: SignInOptions;
  readonly #seal: CookieSeal;
  readonly #isSecure: boolean;
  readonly #ended = new Map<string, number>();

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#seal = new CookieSeal(options.sessionSecret);
    this.#isSecure = options.publicUrl.startsWith('https:');
  }

  get #session(): string {
    return this.#isSecure ? '__Host-seawall' : 'seawall';
  }

  get #login(): string {
    return this.#isSecure ? '__Host-seawall-login' : 'seawall-login';
  }

  get #redirect(): string {
    return new URL('/auth/callback', this.#options.publicUrl).href;
  }

  /** Whether a request that a cookie speaks for comes from a page of ours. */
  isOurs(origin: string): boolean {
    return origin === new URL(this.#options.publicUrl).origin;
  }

  async begin(): Promise<{ readonly url: string; readonly cookie: string }> {
    const { url, login } = await this.#options.provider.login(this.#redirect);
    const value = await this.#seal.seal('login', { ...login }, loginSeconds);
    // Lax: the browser comes back from another site.
    return { url, cookie: setCookie(this.#login, value, this.#cookie('Lax', loginSeconds)) };
  }

  async finish(query: string, cookies: string | undefined): Promise<readonly string[]> {
    const kept = await this.#seal.open('login', cookieIn(cookies, this.#login) ?? '');
    if (kept === undefined)
      throw new ApiError(
        400,
        'Not signed in',
        'the sign-in was not begun here, or took too long: begin again',
      );
    const url = new URL(this.#redirect);
    url.search = query;
    const person = await this.#options.provider.finish(url, kept as unknown as LoginState);
    this.#identity(person);
    const value = await this.#seal.seal('session', { ...person }, sessionSeconds);
    if (value.length > limits.cookieBytes)
      throw new ApiError(403, 'Not allowed', 'the provider names too many groups for a session');
    return [
      setCookie(this.#session, value, this.#cookie('Strict', sessionSeconds)),
      setCookie(this.#login, '', this.#cookie('Lax', 0)),
    ];
  }

  /** Ends the session of a cookie, also for who kept a copy of it. */
  async end(cookies: string | undefined): Promise<string> {
    const kept = await this.#seal.open('session', cookieIn(cookies, this.#session) ?? '');
    const now = Date.now();
    for (const [id, until] of this.#ended) if (until < now) this.#ended.delete(id);
    if (typeof kept?.['jti'] === 'string' && this.#ended.size < limits.endedSessions)
      this.#ended.set(kept['jti'], now + sessionSeconds * 1_000);
    return setCookie(this.#session, '', this.#cookie('Strict', 0));
  }

  /** Who a cookie speaks for; `undefined` where there is none. */
  async bySession(cookies: string | undefined): Promise<Identity | undefined> {
    const value = cookieIn(cookies, this.#session);
    if (value === undefined) return undefined;
    const kept = await this.#seal.open('session', value);
    if (kept === undefined || this.#ended.has(String(kept['jti']))) return undefined;
    const person = kept as unknown as Person;
    return { ...this.#identity(person), csrf: csrfOf(String(kept['jti'])) };
  }

  /** Who an ID token is about. */
  async byToken(token: string): Promise<Identity | undefined> {
    let person: Person;
    try {
      person = await this.#options.provider.verify(token);
    } catch {
      return undefined;
    }
    return this.#identity(person);
  }

  #identity(person: Person): Identity {
    const found = identityOf(this.#options.access, person);
    if (found === undefined)
      throw new ApiError(403, 'Not allowed', `nobody gave ${person.user} a role: ask an administrator`);
    return found;
  }

  #cookie(sameSite: 'Strict' | 'Lax', seconds: number) {
    return { isSecure: this.#isSecure, sameSite, seconds };
  }
}

/** What a page of ours can read through the API, and a page of others cannot. */
const csrfOf = (session: string): string =>
  createHash('sha256').update(`seawall csrf\n${session}`).digest('base64url');

export const isSameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
