/**
 * JSON as Go's encoding/json writes it and with it Helm's toJson: keys sorted, and what HTML would take for its own escaped. So a file's text
 * and its digest are the same, whoever installs.
 */
export const goJson = (value: unknown): string =>
  JSON.stringify(sorted(value)).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** By code points, as Go compares texts. */
const before = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => before(a, b))
      .map(([key, member]) => [key, sorted(member)]),
  );
};
