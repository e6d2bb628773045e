/**
 * Plain scalars resolve as in kubectl: sigs.k8s.io/yaml reads with its fork of go-yaml v2, which follows YAML 1.1 for booleans and numbers
 * (https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go), but leaves dates and sexagesimals strings.
 */

const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((w) => [w, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (w) => [w, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((w) => [w, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((w) => [w, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((w) => [w, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((w) => [w, Number.NEGATIVE_INFINITY] as const),
]);

/** Go's strconv.ParseInt with base 0: a prefix names the base, and a leading zero alone means octal. */
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const looseUnderscore = /(?<![0-9])_|_(?![0-9])/;
const smallInteger = /^(?:0|[1-9][0-9]{0,14})$/;

/** Beyond 64 bits Go reads no integer; a decimal one is then a float, the others stay strings. */
const maxUint64 = 18446744073709551615n;
const minInt64 = -9223372036854775808n;

/** A number and what Go would call it, since a key of a mapping is written differently for each. */
export type NumberKind = 'integer' | 'float';

export interface ResolvedNumber {
  readonly value: number;
  readonly kind: NumberKind;
  /** The exact integer, for keys. */
  readonly digits: string;
}

const readInteger = (text: string): ResolvedNumber | undefined => {
  const match = integer.exec(text);
  if (match === null) return undefined;
  const [, sign, hex, octal, binary, decimal] = match;
  const magnitude = BigInt(
    (hex && `0x${hex}`) || (octal && `0o${octal}`) || (binary && `0b${binary}`) || decimal || '0',
  );
  const exact = sign === '-' ? -magnitude : magnitude;
  if (exact < minInt64 || exact > maxUint64) return undefined;
  // ParseUint takes no sign, so +18446744073709551615 is a float.
  if (sign === '+' && exact > -minInt64 - 1n) return undefined;
  return { value: Number(exact), kind: 'integer', digits: exact.toString() };
};

const readFloat = (text: string): ResolvedNumber | undefined => {
  if (!float.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? { value, kind: 'float', digits: '' } : undefined;
};

/** The number that a plain scalar stands for, `undefined` when it is none. */
export const resolveNumber = (text: string): ResolvedNumber | undefined => {
  const first = text.charCodeAt(0);
  // Behind a leading dot Go allows underscores only between digits.
  if (first === 46) return looseUnderscore.test(text) ? undefined : readFloat(text.replaceAll('_', ''));
  if (first !== 43 && first !== 45 && (first < 48 || first > 57)) return undefined;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  return readInteger(plain) ?? readFloat(plain);
};

/** The value of a plain scalar without a tag. */
export const resolvePlain = (text: string): string | number | boolean | null => {
  if (text.length <= 5) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  if (first > 57 || first < 43 || first === 44 || first === 47) return text;
  if (smallInteger.test(text)) return Number(text);
  return resolveNumber(text)?.value ?? text;
};
