import type { Budget } from '../budget.ts';

/** `"%s has %d".format([name, count])`: %s, %d, %f, %e, %b, %x, %X, %o and %%, with a precision. (cel-go, ext/formatting) */
export const formatted = (text: string, values: readonly unknown[], budget: Budget): string => {
  let used = 0;
  const result = text.replace(
    /%(?:\.(\d{1,2}))?(.?)/gs,
    (_all, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (used >= values.length) throw new Error(`format() has too few values for "%${verb}"`);
      const shown = show(values[used++], verb, precision === undefined ? 6 : Number(precision), budget);
      budget.spend(shown.length / 10);
      return shown;
    },
  );
  if (used < values.length) throw new Error('format() has more values than places');
  return result;
};

const show = (value: unknown, verb: string, precision: number, budget: Budget): string => {
  switch (verb) {
    case 's':
      return showText(value, budget);
    case 'd':
      return String(numberOf(value, verb));
    case 'f':
      return Number(numberOf(value, verb)).toFixed(precision);
    case 'e':
      return Number(numberOf(value, verb)).toExponential(precision);
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : numberOf(value, verb).toString(2);
    case 'o':
      return numberOf(value, verb).toString(8);
    case 'x':
    case 'X': {
      const hex = numberOf(value, verb).toString(16);
      return verb === 'X' ? hex.toUpperCase() : hex;
    }
    default:
      throw new Error(`format() knows no "%${verb}"`);
  }
};

const numberOf = (value: unknown, verb: string): number | bigint => {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  throw new Error(`"%${verb}" of format() is for numbers`);
};

const showText = (value: unknown, budget: Budget): string => {
  budget.spend(1);
  if (Array.isArray(value)) return `[${value.map((one) => showText(one, budget)).join(', ')}]`;
  if (value instanceof Map)
    return `{${[...value]
      .map(([key, one]) => `${key}: ${showText(one, budget)}`)
      .sort()
      .join(', ')}}`;
  return String(value);
};
