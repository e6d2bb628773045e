/** Who a request is made as: impersonation, which needs the right `impersonate` (authentication.k8s.io). */
export interface Impersonation {
  readonly user: string;
  readonly groups?: readonly string[];
}

/** Query parameters; one that is `undefined` is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The content types that an API server takes for a write. */
export type ContentType =
  | 'application/json'
  | 'application/json-patch+json'
  | 'application/merge-patch+json'
  | 'application/strategic-merge-patch+json'
  | 'application/apply-patch+yaml';

export interface ReadOptions {
  readonly query?: Query;
  /** Value of the Accept header; JSON where it is left out. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
  readonly as?: Impersonation;
  /** Sends no credentials at all, and impersonates nobody: what a stranger is told. */
  readonly isAnonymous?: boolean;
}

export interface SendOptions {
  readonly query?: Query;
  /** For PATCH; `application/json` where it is left out. */
  readonly contentType?: ContentType;
  /** Whose fields these are (server-side apply), `fieldManager`. */
  readonly fieldManager?: string;
  /** The server answers as if it had written, and writes nothing: `dryRun=All`. */
  readonly dryRun?: boolean;
  readonly as?: Impersonation;
  readonly signal?: AbortSignal;
}

export interface StreamOptions extends ReadOptions {
  /**
   * Milliseconds without a byte after which the stream is taken for dead: a half-open connection says nothing, ever. The stream then
   * fails with the kind `idle`.
   */
  readonly idleMs?: number;
}

/** A body as it comes in. Leaving the loop early, or aborting the signal, closes the connection. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * A way to one API server, as one user. Paths begin with a slash: `/api/v1/namespaces`. Whatever fails throws a `KubeError`.
 */
export interface Connection {
  /** Name of the context in the kubeconfig; `in-cluster` within one. */
  readonly context: string;
  /** URL of the API server. */
  readonly server: string;
  /** The namespace that the context names; `undefined` where it names none. */
  readonly namespace: string | undefined;
  /** The parsed body. */
  get(path: string, options?: ReadOptions): Promise<unknown>;
  /** The parsed body of the answer. `body` is written as JSON, a string as it is; `undefined` sends none. */
  send(method: Method, path: string, body: unknown, options?: SendOptions): Promise<unknown>;
  /** Resolves when the server has answered with a success; the bytes follow. */
  stream(path: string, options?: StreamOptions): Promise<Bytes>;
  /** Ends what is open. Later requests fail. */
  close(): void;
}
