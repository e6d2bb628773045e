/** Whether two values of JSON are equal. Interned parts are mostly the same object, which ends the comparison there. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSameValue(item, b[index]));
  if (Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = b as Readonly<Record<string, unknown>>;
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) && isSameValue((a as Readonly<Record<string, unknown>>)[key], others[key]),
    )
  );
};
