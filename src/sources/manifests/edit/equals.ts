/** Whether two values that were read from YAML or JSON are the same. NaN equals itself; the order of members does not count. */
export const equals = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equals(memberOf(a, key), memberOf(b, key)))
  );
};

const memberOf = (value: object, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];
