/**
 * Small schemas of documents that are ours. One value gives the TypeScript type, the strict reader (read-value.ts), the structural OpenAPI
 * schema of a CRD (open-api.ts) and JSON Schema for editors (json-schema.ts).
 */
export type Schema<T = unknown> =
  | TextSchema<T>
  | WholeSchema<T>
  | FlagSchema<T>
  | ListSchema<T>
  | MapSchema<T>
  | RecordSchema<T>
  | FreeSchema<T>;

/** The TypeScript type that a schema describes. */
export type Described<S> = S extends Schema<infer T> ? T : never;

/** A demand that types and sizes cannot say. CEL for the API server, a function for readers without it; both must say the same. */
export interface Rule<T = unknown> {
  /** True when all is well; the value is `self`. */
  readonly cel: string;
  /** A whole sentence for whoever wrote the document: what must be, and what to do. */
  readonly message: string;
  holds(value: T): boolean;
}

interface Words {
  /** For `kubectl explain` and editors. The first sentence says what it is; what empty or absent means comes behind. */
  readonly description: string;
  /** One line for the page and `kubectl explain`: as it would be written. */
  readonly example?: string;
  readonly default?: unknown;
}

interface Ruled<T> extends Words {
  // A method, so that a schema of something is a schema of `unknown` too.
  readonly rules?: readonly { readonly cel: string; readonly message: string; holds(value: T): boolean }[];
  readonly type?: T;
}

export interface TextSchema<T = string> extends Ruled<T> {
  readonly is: 'text';
  readonly minLength: number;
  readonly maxLength: number;
  readonly oneOf?: readonly string[];
  readonly format?: 'date-time';
}

export interface WholeSchema<T = number> extends Ruled<T> {
  readonly is: 'whole';
  readonly minimum: number;
  readonly maximum: number;
}

export interface FlagSchema<T = boolean> extends Ruled<T> {
  readonly is: 'flag';
}

export interface ListSchema<T> extends Ruled<T> {
  readonly is: 'list';
  readonly item: Schema;
  readonly minItems: number;
  readonly maxItems: number;
  /** `set`: scalars, each at most once. `map`: records told apart by `keys`. `atomic`: one owner for the whole. */
  readonly merge: 'set' | 'map' | 'atomic';
  readonly keys?: readonly string[];
}

export interface MapSchema<T> extends Ruled<T> {
  readonly is: 'map';
  readonly value: Schema;
  readonly maxMembers: number;
}

export interface RecordSchema<T> extends Ruled<T> {
  readonly is: 'record';
  readonly fields: Readonly<Record<string, Schema>>;
  readonly needs: readonly string[];
}

/** A part that Kubernetes itself describes, such as tolerations. Only for settings: in a CRD it would be pruned. */
export interface FreeSchema<T = unknown> extends Words {
  readonly is: 'free';
  readonly kind: 'list' | 'mapping';
  readonly rules?: undefined;
  readonly type?: T;
}
