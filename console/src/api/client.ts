import { Failure, failureOf } from './failure.ts';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** How a request shows who sends it. Without both a session cookie does, or nothing has to. */
export interface Credentials {
  readonly token?: string;
  /** What goes with a session cookie when something is changed. */
  readonly csrf?: string;
}

/** The API of the server that the console came from. */
export class Client {
  readonly #credentials: Credentials;

  constructor(credentials: Credentials = {}) {
    this.#credentials = credentials;
  }

  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.#json<T>(path, query, signal === undefined ? {} : { signal });
  }

  send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
    return this.#json<T>(
      path,
      {},
      {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
  }

  /** An answer that is no JSON: a file, a stream of events. */
  async open(
    path: string,
    query: Query,
    {
      signal,
      headers = {},
    }: { readonly signal?: AbortSignal; readonly headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return this.#fetch(path, query, { headers, ...(signal === undefined ? {} : { signal }) });
  }

  /** Ends the session of a browser that signed in at an identity provider. A token has none. */
  async endSession(): Promise<void> {
    if (this.#credentials.csrf === undefined) return;
    await fetch('auth/logout', { method: 'POST', headers: this.#headers({ method: 'POST' }) }).catch(
      () => undefined,
    );
  }

  async #json<T>(path: string, query: Query, init: RequestInit): Promise<T> {
    const response = await this.#fetch(path, query, init);
    if (response.status === 204) return undefined as T;
    return (await response.json()) as T;
  }

  async #fetch(path: string, query: Query, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`api/v1${path}${textOf(query)}`, {
        ...init,
        headers: { ...this.#headers(init), ...(init.headers as Record<string, string> | undefined) },
      });
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      throw new Failure(0, 'The server cannot be reached', 'check the connection, then try again');
    }
    if (response.ok) return response;
    throw failureOf(response.status, await response.json().catch(() => undefined));
  }

  #headers({ method = 'GET', body }: RequestInit): Record<string, string> {
    const { token, csrf } = this.#credentials;
    return {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(csrf === undefined || method === 'GET' ? {} : { 'x-csrf-token': csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
  }
}

const textOf = (query: Query): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

/** A path with names in it that came from outside. */
export const pathOf = (...parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;
