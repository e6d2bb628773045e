import { type Cursor, code, giveUp } from './cursor.ts';

export const isQuote = (char: number): boolean => char === code.doubleQuote || char === code.singleQuote;

/** Reads a quoted scalar; the cursor stands on its opening quote and goes behind the closing one. It may run over lines of any depth. */
export const readQuoted = (cursor: Cursor): string => {
  const { text } = cursor;
  const quote = text.charCodeAt(cursor.at);
  cursor.at++;
  let value = readPiece(cursor, quote);
  while (text.charCodeAt(cursor.at) !== quote) value += passBreaks(cursor) + readPiece(cursor, quote);
  cursor.at++;
  return value;
};

/** A key must end in the line in which it starts. */
export const readQuotedKey = (cursor: Cursor): string => {
  const start = cursor.at;
  const key = readQuoted(cursor);
  if (cursor.text.slice(start, cursor.at).includes('\n')) giveUp();
  return key;
};

/** The text up to the closing quote or the end of the line, where the cursor goes. */
const readPiece = (cursor: Cursor, quote: number): string =>
  quote === code.doubleQuote ? readDoubleQuoted(cursor) : readSingleQuoted(cursor);

const readSingleQuoted = (cursor: Cursor): string => {
  const { text, at: start } = cursor;
  let hasQuote = false;
  let at = start;
  for (; ; at++) {
    const char = text.charCodeAt(at);
    if (char === code.singleQuote) {
      if (text.charCodeAt(at + 1) !== code.singleQuote) break;
      hasQuote = true;
      at++;
    } else if (!(char >= code.space)) break;
  }
  const raw = text.slice(start, endOfPiece(cursor, at));
  return hasQuote ? raw.replaceAll("''", "'") : raw;
};

const readDoubleQuoted = (cursor: Cursor): string => {
  const { text, at: start } = cursor;
  let isEscaped = false;
  let at = start;
  for (; ; at++) {
    const char = text.charCodeAt(at);
    if (char === code.doubleQuote) break;
    if (char === code.backslash) {
      isEscaped = true;
      at++;
    } else if (!(char >= code.space)) break;
  }
  const raw = text.slice(start, endOfPiece(cursor, at));
  return isEscaped ? decodeEscapes(raw) : raw;
};

/** Moves the cursor to the end of a piece. Blanks before a line break are not text. */
const endOfPiece = (cursor: Cursor, at: number): number => {
  const { text } = cursor;
  if (at >= cursor.end) giveUp();
  const char = text.charCodeAt(at);
  const start = cursor.at;
  cursor.at = at;
  if (char >= code.space) return at;
  if (char !== code.newline) giveUp();
  let end = at;
  while (end > start && text.charCodeAt(end - 1) === code.space) end--;
  return end;
};

/** A break between lines is a space; blank lines stand for themselves (YAML 1.2.2, 6.5). */
const passBreaks = (cursor: Cursor): string => {
  const { text } = cursor;
  for (let blankLines = 0; ; blankLines++) {
    cursor.at++;
    const char = cursor.skipSpaces();
    if (char === code.newline) continue;
    if (cursor.at >= cursor.end || text.charCodeAt(cursor.at) < code.space) giveUp();
    return blankLines === 0 ? ' ' : '\n'.repeat(blankLines);
  }
};

/** The escapes of JSON mean the same in YAML; those that only YAML has are for the library. */
const decodeEscapes = (raw: string): string => {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return giveUp();
  }
};
