import { parseQuantity } from '../../../../model/quantity.ts';

/** A Kubernetes quantity, exact to the billionth that the API server keeps. */
export class Quantity {
  readonly nano: bigint;

  constructor(nano: bigint) {
    this.nano = nano;
  }
}

export const addQuantity = (left: Quantity, nano: bigint): Quantity => new Quantity(left.nano + nano);

/** No text of a quantity is longer than this in exponents: 1e18 fits the API server's 64 bits. */
const largestExponent = 30;

export const isQuantity = (text: string): boolean => exact(text) !== undefined;

/** Throws for a text that the API server would refuse. */
export const readQuantity = (text: string): Quantity => {
  const nano = exact(text);
  if (nano === undefined) throw new Error(`"${text.slice(0, 64)}" is no quantity`);
  return new Quantity(nano);
};

/** Factors of the suffixes, times 10⁹. (apimachinery, `pkg/api/resource`, suffix.go) */
const factors: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: (10n ** 9n) << 10n,
  Mi: (10n ** 9n) << 20n,
  Gi: (10n ** 9n) << 30n,
  Ti: (10n ** 9n) << 40n,
  Pi: (10n ** 9n) << 50n,
  Ei: (10n ** 9n) << 60n,
};

/** Billionths, rounded away from zero as the API server does. {@link parseQuantity} decides what is a quantity at all. */
const exact = (text: string): bigint | undefined => {
  if (parseQuantity(text) === undefined) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0', suffix = ''] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+)|([a-zA-Z]*))$/.exec(text) ?? [];
  const power = Number(exponent);
  if (Math.abs(power) > largestExponent) return undefined;
  const numerator =
    BigInt(`${whole}${fraction}`) * (factors[suffix] ?? 1n) * 10n ** BigInt(Math.max(0, power));
  const divisor = 10n ** BigInt(fraction.length + Math.max(0, -power));
  const rounded = (numerator + divisor - 1n) / divisor;
  return sign === '-' ? -rounded : rounded;
};
