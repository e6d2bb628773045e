/** Decimal and binary suffixes as powers. (apimachinery, `pkg/api/resource`, suffix.go) */
const powers: Readonly<Record<string, readonly [base: 10 | 1024, exponent: number]>> = {
  n: [10, -9],
  u: [10, -6],
  m: [10, -3],
  '': [10, 0],
  k: [10, 3],
  M: [10, 6],
  G: [10, 9],
  T: [10, 12],
  P: [10, 15],
  E: [10, 18],
  Ki: [1024, 1],
  Mi: [1024, 2],
  Gi: [1024, 3],
  Ti: [1024, 4],
  Pi: [1024, 5],
  Ei: [1024, 6],
};

const form = /^([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:[eE]([+-]?[0-9]{1,2})|([a-zA-Z]{0,2}))$/;

/** No quantity is written longer; the API server itself keeps 18 digits. */
const longest = 64;

const scaled = (digits: number, base: 10 | 1024, exponent: number): number =>
  // Dividing by a whole power keeps 100m and 0.1 the same double; multiplying by its inverse does not.
  exponent < 0 ? digits / base ** -exponent : digits * base ** exponent;

/**
 * The value of a Kubernetes quantity in its base unit: cores, bytes, pieces. `undefined` when the API server would refuse the text:
 * `512MB`, `1 Gi`, `1.5.2`, and the empty one.
 */
export const parseQuantity = (quantity: string | number): number | undefined => {
  if (typeof quantity === 'number') return Number.isFinite(quantity) ? quantity : undefined;
  if (quantity.length > longest) return undefined;
  const match = form.exec(quantity);
  if (match === null) return undefined;
  const [, digits = '', exponent, suffix = ''] = match;
  if (exponent !== undefined) return scaled(Number(digits), 10, Number(exponent));
  const power = Object.hasOwn(powers, suffix) ? powers[suffix] : undefined;
  return power === undefined ? undefined : scaled(Number(digits), ...power);
};
