import { type Cursor, code, giveUp } from './cursor.ts';
import { readFlow } from './flow.ts';
import { isQuote, readQuoted } from './quoted.ts';

/**
 * Passes over nodes that nobody asks for, line by line: what is deeper than its holder belongs to it. Only quotes and brackets could reach
 * lines that are not deeper, so these are followed to their end. The document was read before: nothing is checked again.
 */

/** From behind the colon of a key at `column` to the first line that is not its value's. */
export const skipMemberValue = (cursor: Cursor, column: number, depth: number): void => {
  const char = cursor.skipSpaces();
  if (isRestEmpty(cursor, char)) {
    cursor.leaveLine();
    const isSequence = cursor.column === column;
    while (cursor.column > column || (isSequence && cursor.column === column && isAtDash(cursor)))
      skipLine(cursor);
  } else {
    skipInline(cursor, column, depth, char);
    while (cursor.column > column) skipLine(cursor);
  }
};

/** From behind the dash of an item at `column` to the first line that is not the item's. */
export const skipItem = (cursor: Cursor, column: number): void => {
  const char = cursor.skipSpaces();
  if (isRestEmpty(cursor, char)) cursor.leaveLine();
  else {
    cursor.column = cursor.at - cursor.lineStart;
    skipLine(cursor);
  }
  while (cursor.column > column) skipLine(cursor);
};

const isRestEmpty = (cursor: Cursor, char: number): boolean =>
  char === code.newline || char === code.hash || cursor.at >= cursor.end;

const isAtDash = (cursor: Cursor): boolean =>
  cursor.text.charCodeAt(cursor.at) === code.dash && cursor.isBlankAt(cursor.at + 1);

/** A value known to be one, which may run over lines of any depth. */
const skipInline = (cursor: Cursor, column: number, depth: number, char: number): void => {
  if (isQuote(char)) {
    readQuoted(cursor);
    cursor.leaveLine();
  } else if (char === code.openMap || char === code.openList) {
    readFlow(cursor, undefined, depth);
    cursor.leaveLine();
  } else skipRest(cursor, column, char);
};

/**
 * A line that starts nodes, several of them in `- - a: "b"`, or that is more of a plain scalar and only looks so. What is quoted or in
 * brackets therefore has to end in the line.
 */
const skipLine = (cursor: Cursor): void => {
  const { lineStart } = cursor;
  let { column } = cursor;
  while (isAtDash(cursor)) {
    column = cursor.at - lineStart;
    cursor.at++;
    cursor.skipSpaces();
  }
  const start = cursor.at;
  if (skipKey(cursor)) column = start - lineStart;
  const char = cursor.skipSpaces();
  if (isRestEmpty(cursor, char)) cursor.leaveLine();
  else if (isQuote(char) || char === code.openMap || char === code.openList) {
    inLine(cursor, isQuote(char) ? readQuoted : readWholeFlow);
    cursor.leaveLine();
  } else skipRest(cursor, column, char);
};

const readWholeFlow = (cursor: Cursor): unknown => readFlow(cursor, undefined, 0);

const inLine = (cursor: Cursor, read: (cursor: Cursor) => unknown): void => {
  const { at: start } = cursor;
  read(cursor);
  const newline = cursor.text.indexOf('\n', start);
  if (newline >= 0 && newline < cursor.at) giveUp();
};

/** Goes behind the colon of a key, if there is one. */
const skipKey = (cursor: Cursor): boolean => {
  const { text, at: start } = cursor;
  if (isQuote(text.charCodeAt(start))) {
    inLine(cursor, readQuoted);
    if (cursor.skipSpaces() === code.colon && cursor.isBlankAt(cursor.at + 1)) {
      cursor.at++;
      return true;
    }
    cursor.at = start;
    return false;
  }
  const colon = cursor.startsPlain() ? cursor.colonOfPlainKey(start) : -1;
  if (colon < 0) return false;
  cursor.at = colon + 1;
  return true;
};

/** Plain text or a block scalar held at `column`. Anchors, tags and aliases are for the library. */
const skipRest = (cursor: Cursor, column: number, char: number): void => {
  const isBlock = char === code.pipe || char === code.greater;
  if (!isBlock && !cursor.startsPlain()) giveUp();
  toNextLine(cursor);
  if (isBlock) skipText(cursor, column);
  cursor.toContent();
};

const toNextLine = (cursor: Cursor): void => {
  const newline = cursor.text.indexOf('\n', cursor.at);
  cursor.at = newline < 0 || newline >= cursor.end ? cursor.end : newline + 1;
};

/** The lines of a block scalar: blank ones, and those deeper than what holds it. */
const skipText = (cursor: Cursor, column: number): void => {
  const { text, end } = cursor;
  while (cursor.at < end) {
    let at = cursor.at;
    while (text.charCodeAt(at) === code.space) at++;
    if (at < end && text.charCodeAt(at) !== code.newline && at - cursor.at <= column) return;
    cursor.at = at;
    toNextLine(cursor);
  }
};
