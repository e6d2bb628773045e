import type { Readable } from 'node:stream';
import type { Role } from '../../../model/records.ts';
import type { Api } from './api.ts';
import type { Identity } from './identity.ts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A request after its parts were held against their schemas. */
export interface Ask {
  readonly api: Api;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
  /** Whether the asker is still who they were: long answers look now and then. */
  readonly isStillAllowed: () => Promise<boolean>;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it comes, instead of a body. */
  readonly stream?: { readonly type: string; readonly body: Readable };
}

/** One path and method: what checks a request, what describes it in OpenAPI, and what answers it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** OpenAPI form: `/findings/{fingerprint}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  /** The least role that may ask. */
  readonly role: Role;
  /** Whether it is about all namespaces: refused to those who may see some. */
  readonly everywhere?: boolean;
  /** Whether it changes something: refused where the server is read-only. */
  readonly changes?: boolean;
  readonly params?: Readonly<Record<string, Schema>>;
  readonly query?: Readonly<Record<string, Schema>>;
  /** Names of parameters of the query that must be given. */
  readonly required?: readonly string[];
  readonly headers?: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  /** By status; the errors that every route can give are added. `types`: what it answers with, where that is no JSON. */
  readonly answers: Readonly<
    Record<
      number,
      { readonly description: string; readonly schema?: Schema; readonly types?: readonly string[] }
    >
  >;
  handle(ask: Ask): Promise<Answer>;
}
