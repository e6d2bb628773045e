import type { Described, FreeSchema, ListSchema, MapSchema, RecordSchema, Rule, Schema } from './schema.ts';

interface More<T> {
  readonly rules?: readonly Rule<T>[];
  readonly example?: string;
  readonly default?: T;
}

/** Text of at most so many characters. Blank text says nothing, so one character is the least unless told otherwise. */
export const text = (
  description: string,
  maxLength: number,
  more: More<string> & { readonly minLength?: number } = {},
): Schema<string> => ({ is: 'text', description, minLength: 1, maxLength, ...more });

/** One of a fixed set of words. */
export const word = <const W extends string>(
  description: string,
  oneOf: readonly W[],
  more: More<W> = {},
): Schema<W> => ({ is: 'text', description, minLength: 1, maxLength: 64, oneOf, ...more });

/** RFC 3339 with time and zone, as the API server writes it. */
export const moment = (description: string): Schema<string> => ({
  is: 'text',
  description,
  minLength: 1,
  maxLength: 64,
  format: 'date-time',
});

export const whole = (
  description: string,
  range: { readonly minimum: number; readonly maximum: number },
  more: More<number> = {},
): Schema<number> => ({ is: 'whole', description, ...range, ...more });

export const flag = (description: string, more: More<boolean> = {}): Schema<boolean> => ({
  is: 'flag',
  description,
  ...more,
});

/** Scalars of which each may stand once; several people may each own some. An empty list is refused: it could mean all or nothing. */
export const set = <T>(
  description: string,
  item: Schema<T>,
  maxItems: number,
  more: More<readonly T[]> & { readonly minItems?: number } = {},
): ListSchema<readonly T[]> => ({
  is: 'list',
  description,
  item,
  minItems: 1,
  maxItems,
  merge: 'set',
  ...more,
});

/** Records in their order. `keys` tell them apart where that is possible. */
export const list = <T>(
  description: string,
  item: Schema<T>,
  maxItems: number,
  more: More<readonly T[]> & {
    readonly keys?: readonly (keyof T & string)[];
    readonly minItems?: number;
  } = {},
): ListSchema<readonly T[]> => ({
  is: 'list',
  description,
  item,
  minItems: 0,
  maxItems,
  merge: more.keys === undefined ? 'atomic' : 'map',
  ...more,
});

export const map = <T>(
  description: string,
  value: Schema<T>,
  maxMembers: number,
  more: More<Readonly<Record<string, T>>> = {},
): MapSchema<Readonly<Record<string, T>>> => ({ is: 'map', description, value, maxMembers, ...more });

type Fields = Readonly<Record<string, Schema>>;
type Members<F, N extends keyof F> = { readonly [K in N]: Described<F[K]> } & {
  readonly [K in Exclude<keyof F, N>]?: Described<F[K]>;
};

/** Named fields, of which those in `needs` must be there. */
export const record = <const F extends Fields, const N extends keyof F & string = never>(
  description: string,
  fields: F,
  more: Omit<More<Members<F, N>>, 'default'> & { readonly needs?: readonly N[] } = {},
): RecordSchema<Members<F, N>> => ({ is: 'record', description, fields, needs: [], ...more });

export const free = <const K extends 'list' | 'mapping'>(
  description: string,
  kind: K,
  more: Omit<More<unknown>, 'rules'> = {},
): FreeSchema<K extends 'list' ? readonly unknown[] : Readonly<Record<string, unknown>>> => ({
  is: 'free',
  description,
  kind,
  ...more,
});

/** Demands that at least one of the fields is given. */
export const atLeastOne = <T extends object>(fields: readonly string[], message: string): Rule<T> => ({
  cel: fields.map((field) => `has(self.${field})`).join(' || '),
  message,
  holds: (value) => fields.some((field) => Object.hasOwn(value, field)),
});
