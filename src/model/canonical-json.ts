/**
 * JSON with the members of every object sorted by UTF-16 code units and no white space (RFC 8785, section 3.2): equal values, equal text.
 * Members that are `undefined` are left out, as JSON does.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'null';

const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  // Object.fromEntries defines members, so `__proto__` is one like any other. Names like indexes come first in every engine.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};
