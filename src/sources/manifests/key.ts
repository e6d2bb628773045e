import { resolveNumber, resolvePlain } from './scalar.ts';

/** The fewest digits that name the same 32-bit float. */
const shortestFloat32 = (value: number): string => {
  const single = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = single.toExponential(digits - 1);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toExponential(8);
};

/** Go's strconv.FormatFloat(value, 'g', -1, 32), which sigs.k8s.io/yaml uses for keys. */
const formatFloat = (value: number): string => {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(Math.fround(value))) return value > 0 ? '.inf' : '-.inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponent = ''] = shortestFloat32(value).split('e');
  const power = Number(exponent);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  if (power < -4 || power >= 6) return exponential(sign, digits, power);
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  if (digits.length <= power + 1) return `${sign}${digits.padEnd(power + 1, '0')}`;
  return `${sign}${digits.slice(0, power + 1)}.${digits.slice(power + 1)}`;
};

const exponential = (sign: string, digits: string, power: number): string => {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  return `${sign}${digits.charAt(0)}${fraction}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
};

/**
 * The member name that kubectl makes of a plain key: JSON has only strings, so `no:` becomes `"false"` and `0x1F:` becomes `"31"`.
 * `undefined` for null, which kubectl refuses as a key.
 */
export const keyOfPlain = (text: string): string | undefined => {
  const value = resolvePlain(text);
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  const number = resolveNumber(text);
  return number?.kind === 'integer' ? number.digits : formatFloat(value);
};
