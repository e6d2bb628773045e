import type { Parameter } from '../../posture/parameter.ts';

/**
 * A value of an object as CEL has it. Whole numbers are int, as the API server reads them; a member that is null counts as absent, as it does
 * there. Mappings become a `Map`, so that keys such as `__proto__` and `constructor`, which whoever writes the object chooses, are keys like others.
 */
export const toCel = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toCel);
  const members = new Map<string, unknown>();
  for (const [key, member] of Object.entries(value))
    if (member !== null && member !== undefined) members.set(key, toCel(member));
  return members;
};

/** A value that an expression made, as plain data. Throws for what JSON cannot say. */
export const fromCel = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(fromCel);
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, one]) => [String(key), fromCel(one)]));
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error('the value is neither text, number, flag, list nor mapping');
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromCel(one)]));
};

/** Type of a parameter, in CEL. */
export const celTypes: Readonly<Record<Parameter['type'], string>> = {
  integer: 'int',
  string: 'string',
  strings: 'list<string>',
  boolean: 'bool',
};

/** How many steps a walk through a value takes; stops counting at `most`. */
export const sizeOf = (value: unknown, most: number): number => {
  if (typeof value === 'string') return Math.ceil(value.length / 10);
  if (typeof value !== 'object' || value === null) return 1;
  let size = 1;
  const members = value instanceof Map ? value.values() : Object.values(value);
  for (const member of members) {
    size += sizeOf(member, most - size);
    if (size > most) return size;
  }
  return size;
};
