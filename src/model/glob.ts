/**
 * Whether a text fits a pattern in which `*` stands for any run of characters. Linear: a pattern from outside cannot make it slow,
 * as each star is tried at its leftmost place and never again.
 */
export const fitsGlob = (pattern: string, text: string): boolean => {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === pattern;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
};

export const fitsAny = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => fitsGlob(pattern, text));
