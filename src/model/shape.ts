import { type FieldPath, join } from './field-path.ts';

/**
 * A shape says which fields of a foreign object we read and of which type each is. {@link conform} makes an object fit its shape,
 * so that everything behind it may trust its types: a field of the wrong type is read as absent, and noted.
 * Fields that the shape does not name are passed through untouched and stay invisible to the type.
 */
export type Shape<T> =
  | { readonly is: 'string' | 'boolean' | 'number' | 'scalar' | 'any'; readonly type?: T }
  | { readonly is: 'object'; readonly fields: Readonly<Record<string, Shape<unknown>>>; readonly type?: T }
  | { readonly is: 'list'; readonly item: Shape<unknown>; readonly type?: T }
  | { readonly is: 'map'; readonly value: Shape<unknown>; readonly type?: T };

/** The TypeScript type that a shape describes. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields<F> = { readonly [K in keyof F]?: Shaped<F[K]> | undefined };

export const string: Shape<string> = { is: 'string' };
export const boolean: Shape<boolean> = { is: 'boolean' };
/** Kubernetes' numbers are integers in the fields we read. */
export const number: Shape<number> = { is: 'number' };
/** IntOrString and resource quantities: `80`, `"http"`, `"500m"`, `1`. */
export const scalar: Shape<string | number> = { is: 'scalar' };
/** Looked at by hand. */
export const any: Shape<unknown> = { is: 'any' };
/** Every field is optional: manifests leave out what they like. */
export const object = <F extends Readonly<Record<string, Shape<unknown>>>>(fields: F): Shape<Fields<F>> => ({
  is: 'object',
  fields,
});
export const list = <T>(item: Shape<T>): Shape<readonly T[]> => ({ is: 'list', item });
export const map = <T>(value: Shape<T>): Shape<Readonly<Record<string, T>>> => ({ is: 'map', value });

/** A field whose type is not the one Kubernetes declares. */
export interface WrongType {
  readonly path: FieldPath;
  readonly expected: string;
  readonly found: string;
}

const nameOfType = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

const empty: Readonly<Record<string, unknown>> = Object.freeze({});

/** What stands for a wrong or null item of a list, so that the indexes of the others stay true. */
const placeholder = (shape: Shape<unknown>): unknown => {
  switch (shape.is) {
    case 'string':
    case 'scalar':
      return '';
    case 'boolean':
      return false;
    case 'number':
      return 0;
    case 'list':
      return [];
    default:
      return empty;
  }
};

const describe = (shape: Shape<unknown>): string => (shape.is === 'scalar' ? 'string or number' : shape.is);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether there is nothing to leave out, as in nearly every object: told without building a path, so that reading costs a fraction of
 * {@link fit}. A null is always left out.
 */
const fits = (shape: Shape<unknown>, value: unknown): boolean => {
  if (value === null || value === undefined) return false;
  switch (shape.is) {
    case 'any':
      return true;
    case 'scalar':
      return typeof value === 'string' || typeof value === 'number';
    case 'list':
      return Array.isArray(value) && fitsItems(shape.item, value);
    case 'map':
      return isRecord(value) && fitsValues(shape.value, value);
    case 'object':
      return isRecord(value) && fitsFields(shape.fields, value);
    default:
      return typeof value === shape.is;
  }
};

const fitsItems = (item: Shape<unknown>, values: readonly unknown[]): boolean => {
  for (const value of values) if (!fits(item, value)) return false;
  return true;
};

const fitsValues = (member: Shape<unknown>, value: Record<string, unknown>): boolean => {
  for (const key in value) if (!fits(member, value[key])) return false;
  return true;
};

const fitsFields = (
  fields: Readonly<Record<string, Shape<unknown>>>,
  value: Record<string, unknown>,
): boolean => {
  for (const key in value) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field !== undefined && !fits(field, value[key])) return false;
  }
  return true;
};

const fit = (shape: Shape<unknown>, value: unknown, path: string, wrong: WrongType[]): unknown => {
  switch (shape.is) {
    case 'any':
      return value;
    case 'string':
    case 'boolean':
    case 'number':
      if (typeof value === shape.is) return value;
      break;
    case 'scalar':
      if (typeof value === 'string' || typeof value === 'number') return value;
      break;
    case 'list':
      if (Array.isArray(value)) return fitItems(shape.item, value, path, wrong);
      break;
    case 'map':
      if (isRecord(value)) return fitMembers(() => shape.value, value, path, wrong);
      break;
    case 'object': {
      const { fields } = shape;
      if (isRecord(value))
        return fitMembers(
          (key) => (Object.hasOwn(fields, key) ? fields[key] : undefined),
          value,
          path,
          wrong,
        );
      break;
    }
  }
  wrong.push({ path: path as FieldPath, expected: describe(shape), found: nameOfType(value) });
  return undefined;
};

const fitItems = (item: Shape<unknown>, values: unknown[], path: string, wrong: WrongType[]): unknown[] => {
  let result = values;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const fitted =
      value === null || value === undefined
        ? placeholder(item)
        : (fit(item, value, `${path}/${index}`, wrong) ?? placeholder(item));
    if (fitted === value) continue;
    if (result === values) result = [...values];
    result[index] = fitted;
  }
  return result;
};

const fitMembers = (
  shapeOf: (key: string) => Shape<unknown> | undefined,
  value: Record<string, unknown>,
  path: string,
  wrong: WrongType[],
): Record<string, unknown> => {
  let result = value;
  for (const key in value) {
    const shape = shapeOf(key);
    const member = value[key];
    if (shape === undefined) continue;
    const fitted =
      member === null || member === undefined ? undefined : fit(shape, member, join(path, key), wrong);
    if (fitted === member) continue;
    if (result === value) result = { ...value };
    if (fitted === undefined) delete result[key];
    else result[key] = fitted;
  }
  return result;
};

/**
 * The same object when every field we read has its type, else a copy without the wrong ones, each named in `wrong`.
 * A null is read as absent, as the API server reads it.
 */
export const conform = <T>(shape: Shape<T>, value: unknown, wrong: WrongType[], path = ''): T | undefined => {
  if (value === null || value === undefined) return undefined;
  return (fits(shape, value) ? value : fit(shape, value, path, wrong)) as T | undefined;
};
