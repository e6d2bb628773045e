import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { bytesOf, textOf } from './body.ts';
import type {
  Bytes,
  Connection,
  Impersonation,
  Method,
  Query,
  ReadOptions,
  SendOptions,
  StreamOptions,
} from './connection.ts';
import { CredentialSource } from './credentials.ts';
import { exchange, failure, type Outgoing } from './exchange.ts';
import { statusError } from './status-error.ts';
import type { KubeLimits, Target } from './target.ts';

/** Opens the way to a target; nothing is sent yet. */
export const openConnection = (target: Target, limits: KubeLimits): Connection =>
  new HttpConnection(target, limits);

/** HTTP/1.1 over kept connections: a watch has one of its own, so that none of them holds up another. */
class HttpConnection implements Connection {
  readonly context: string;
  readonly server: string;
  readonly namespace: string | undefined;
  readonly #target: Target;
  readonly #limits: KubeLimits;
  readonly #credentials: CredentialSource;
  readonly #anonymous: CredentialSource;
  readonly #closing = new AbortController();

  constructor(target: Target, limits: KubeLimits) {
    this.context = target.context;
    this.server = target.server;
    this.namespace = target.namespace;
    this.#target = target;
    this.#limits = limits;
    this.#credentials = new CredentialSource(target, limits);
    this.#anonymous = new CredentialSource({ ...target, user: {} }, limits);
    // As many listeners as requests are under way.
    setMaxListeners(0, this.#closing.signal);
  }

  async get(path: string, options: ReadOptions = {}): Promise<unknown> {
    const asked = this.#outgoing('GET', path, options);
    const source = options.isAnonymous === true ? this.#anonymous : this.#credentials;
    const { response, outgoing } = await this.#ask(asked, source);
    return this.#json(response, outgoing);
  }

  async send(method: Method, path: string, body: unknown, options: SendOptions = {}): Promise<unknown> {
    const { fieldManager, dryRun, contentType = 'application/json' } = options;
    const query: Query = { ...options.query, fieldManager, dryRun: dryRun === true ? 'All' : undefined };
    const outgoing = this.#outgoing(method, path, { ...options, query });
    const { response } = await this.#ask({
      ...outgoing,
      headers: body === undefined ? outgoing.headers : { ...outgoing.headers, 'Content-Type': contentType },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    return this.#json(response, outgoing);
  }

  async stream(path: string, options: StreamOptions = {}): Promise<Bytes> {
    const { response, outgoing } = await this.#ask(this.#outgoing('GET', path, options));
    return bytesOf(response, this.#reading(outgoing, options.idleMs));
  }

  close(): void {
    this.#closing.abort();
    this.#credentials.close();
    this.#anonymous.close();
  }

  #outgoing(
    method: string,
    path: string,
    { query = {}, accept, signal, as, isAnonymous }: ReadOptions,
  ): Outgoing {
    const url = new URL(this.server.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    return {
      method,
      url,
      headers: {
        Accept: accept ?? 'application/json',
        'User-Agent': this.#target.agent,
        ...(this.#target.compresses ? { 'Accept-Encoding': 'gzip' } : {}),
        ...(isAnonymous === true ? {} : headersFor(as ?? this.#target.as)),
      },
      body: undefined,
      signal: signal === undefined ? this.#closing.signal : AbortSignal.any([signal, this.#closing.signal]),
    };
  }

  /** Asks; once more with new credentials where the server does not accept these. Throws what is no success. */
  async #ask(
    outgoing: Outgoing,
    source = this.#credentials,
  ): Promise<{ response: IncomingMessage; outgoing: Outgoing }> {
    const credentials = await source.get();
    let response = await exchange(outgoing, credentials, this.#limits);
    if (response.statusCode === 401 && source !== this.#anonymous) {
      response.resume();
      source.refuse(credentials);
      response = await exchange(outgoing, await source.get(), this.#limits);
    }
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return { response, outgoing };
    const text = await textOf(bytesOf(response, this.#reading(outgoing)), this.#limits.errorBytes).catch(
      () => '',
    );
    throw statusError(status, response.headers['retry-after'], text ?? '', outgoing.url.pathname);
  }

  async #json(response: IncomingMessage, outgoing: Outgoing): Promise<unknown> {
    const { answerBytes } = this.#limits;
    const text = await textOf(bytesOf(response, this.#reading(outgoing)), answerBytes);
    if (text === undefined) throw failure(outgoing, 'too-large', `the answer has over ${answerBytes} bytes`);
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      // Without the parser's own words: they show a piece of the text, which may be a secret's.
      throw failure(outgoing, 'malformed', `${outgoing.url.origin} answers with something that is no JSON`);
    }
  }

  #reading({ url, signal }: Outgoing, idleMs = this.#limits.idleMs) {
    return { url, signal, idleMs };
  }
}

const headersFor = (as: Impersonation | undefined): Readonly<Record<string, string | readonly string[]>> => {
  if (as === undefined) return {};
  const { user, groups = [] } = as;
  return { 'Impersonate-User': user, ...(groups.length === 0 ? {} : { 'Impersonate-Group': groups }) };
};
