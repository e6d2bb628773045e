import type { Places } from '../places.ts';
import { type Cursor, code, giveUp } from './cursor.ts';
import { internPlainKey, internPlainValue } from './intern.ts';
import { addMember, type Members } from './members.ts';
import { inOneLine, isQuote, readQuoted } from './quoted.ts';

/** Deeper ones are for the library, which knows the limit. */
export const deepest = 48;

/**
 * Reads a flow collection held at column `holder`; the cursor stands on its opening bracket and goes behind the closing one.
 * Comments inside, plain text over several lines, missing keys and missing values are for the library.
 */
export const readFlow = (
  cursor: Cursor,
  places: Places | undefined,
  holder: number,
  depth: number,
): unknown => {
  if (depth > deepest) giveUp();
  return cursor.text.charCodeAt(cursor.at) === code.openMap
    ? readFlowMap(cursor, places, holder, depth)
    : readFlowList(cursor, places, holder, depth);
};

const readFlowList = (
  cursor: Cursor,
  places: Places | undefined,
  holder: number,
  depth: number,
): readonly unknown[] => {
  const items: unknown[] = [];
  let shownEnd = ++cursor.at;
  let isFirst = true;
  while (toToken(cursor, holder) !== code.closeList) {
    const row = places?.open(undefined, cursor.at, cursor.at) ?? 0;
    const item = readFlowValue(cursor, places, holder, depth);
    places?.close(row, cursor.shownEnd);
    if (isFirst) shownEnd = cursor.shownEnd;
    if (places === undefined) items.push(item);
    isFirst = false;
    passComma(cursor, holder, code.closeList);
  }
  cursor.at++;
  cursor.shownEnd = shownEnd;
  return items;
};

const readFlowMap = (cursor: Cursor, places: Places | undefined, holder: number, depth: number): Members => {
  const members: Members = {};
  let shownEnd = ++cursor.at;
  let isFirst = true;
  while (toToken(cursor, holder) !== code.closeMap) {
    const start = cursor.at;
    const key = readFlowKey(cursor);
    const keyEnd = cursor.shownEnd;
    const row = places?.open(key, start, keyEnd) ?? 0;
    const isCollection = isOpening(toToken(cursor, holder));
    const value = readFlowValue(cursor, places, holder, depth);
    const end = isCollection ? keyEnd : cursor.shownEnd;
    if (places === undefined) addMember(members, key, value);
    else places.close(row, end);
    if (isFirst) shownEnd = end;
    isFirst = false;
    passComma(cursor, holder, code.closeMap);
  }
  cursor.at++;
  cursor.shownEnd = shownEnd;
  return members;
};

const isOpening = (char: number): boolean => char === code.openMap || char === code.openList;

const readFlowValue = (
  cursor: Cursor,
  places: Places | undefined,
  holder: number,
  depth: number,
): unknown => {
  const char = cursor.text.charCodeAt(cursor.at);
  if (isOpening(char)) return readFlow(cursor, places, holder, depth + 1);
  if (isQuote(char)) {
    const value = readQuoted(cursor, holder);
    cursor.shownEnd = cursor.at;
    return value;
  }
  if (!cursor.startsPlain()) giveUp();
  const start = cursor.at;
  cursor.shownEnd = cursor.toEndOfFlowPlain();
  return internPlainValue(cursor.text, start, cursor.shownEnd);
};

/** Goes behind the colon. Behind a quoted key it needs no space (YAML 1.2.2, 7.4.2). */
const readFlowKey = (cursor: Cursor): string => {
  const start = cursor.at;
  const isQuoted = isQuote(cursor.text.charCodeAt(start));
  if (!isQuoted && !cursor.startsPlain()) giveUp();
  const key = isQuoted ? readQuoted(cursor, inOneLine) : undefined;
  cursor.shownEnd = isQuoted ? cursor.at : cursor.toEndOfFlowPlain();
  if (cursor.skipSpaces() !== code.colon) giveUp();
  cursor.at++;
  return key ?? internPlainKey(cursor.text, start, cursor.shownEnd);
};

/** Goes to the next character that means something. Lines may break between tokens, if they stay deeper than the holder. */
const toToken = (cursor: Cursor, holder: number): number => {
  const char = cursor.skipSpaces();
  if (char !== code.newline) return char;
  cursor.at++;
  cursor.toContent();
  if (cursor.column <= holder || cursor.passedComment) giveUp();
  return cursor.text.charCodeAt(cursor.at);
};

const passComma = (cursor: Cursor, holder: number, close: number): void => {
  const char = toToken(cursor, holder);
  if (char === code.comma) cursor.at++;
  else if (char !== close) giveUp();
};
