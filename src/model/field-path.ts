/** A JSON Pointer (RFC 6901) into an object: `/spec/containers/0/image`. `''` is the whole object. */
export type FieldPath = string & { readonly __brand: 'FieldPath' };

/** The whole object. */
export const root = '' as FieldPath;

/** Takes pointer text as written in code; foreign text goes through {@link parseFieldPath}. */
export const fieldPath = (text: string): FieldPath => text as FieldPath;

/** `undefined` when the text is no JSON Pointer (RFC 6901, section 3). */
export const parseFieldPath = (text: string): FieldPath | undefined =>
  text === '' || (text.startsWith('/') && !/~(?![01])/.test(text)) ? (text as FieldPath) : undefined;

const escapeToken = (token: string): string =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;

const unescapeToken = (token: string): string =>
  token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;

/** Adds keys and indexes, escaped as RFC 6901 asks. */
export const join = (path: string, ...tokens: readonly (string | number)[]): FieldPath => {
  let text = path;
  for (const token of tokens) text += `/${typeof token === 'number' ? token : escapeToken(token)}`;
  return text as FieldPath;
};

/** Pointers that were taken apart. Thousands of objects have the same few hundred, and splitting them again was a tenth of a large JSON report. */
const takenApart = new Map<string, readonly string[]>();

/** Foreign keys make ever new pointers: they are forgotten before they fill the memory. */
const takenApartAtMost = 5_000;

/** The unescaped tokens of a pointer. */
export const tokensOf = (path: string): readonly string[] => {
  const known = takenApart.get(path);
  if (known !== undefined) return known;
  const tokens = path === '' ? [] : path.slice(1).split('/').map(unescapeToken);
  if (takenApart.size >= takenApartAtMost) takenApart.clear();
  takenApart.set(path, tokens);
  return tokens;
};

/** The pointer of the holder; the holder of the root is the root. */
export const parentOf = (path: string): FieldPath =>
  path.slice(0, Math.max(0, path.lastIndexOf('/'))) as FieldPath;

/** What the pointer leads to, `undefined` where it leads nowhere. Only own properties count, so `__proto__` leads nowhere. */
export const valueAt = (object: unknown, path: string): unknown => {
  let value = object;
  for (const token of tokensOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return value;
};
