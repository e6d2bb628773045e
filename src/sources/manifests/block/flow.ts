import type { Members } from '../member.ts';
import type { Places } from '../places.ts';
import { addMember } from './add-member.ts';
import { type Cursor, code, giveUp } from './cursor.ts';
import { internPlainKey, internPlainValue } from './intern.ts';
import { isQuote, readQuoted, readQuotedKey } from './quoted.ts';

/** Deeper ones are for the library, which knows the limit. */
export const deepest = 48;

/**
 * Reads a flow collection; the cursor stands on its opening bracket and goes behind the closing one.
 * Comments inside, plain text over several lines, missing keys and missing values are for the library.
 */
export const readFlow = (cursor: Cursor, places: Places | undefined, depth: number): unknown => {
  if (depth > deepest) giveUp();
  return cursor.text.charCodeAt(cursor.at) === code.openMap
    ? readFlowMap(cursor, places, depth)
    : readFlowList(cursor, places, depth);
};

const readFlowList = (cursor: Cursor, places: Places | undefined, depth: number): readonly unknown[] => {
  const items: unknown[] = [];
  let shownEnd = ++cursor.at;
  let isFirst = true;
  while (toToken(cursor) !== code.closeList) {
    const row = places?.open(undefined, cursor.at, cursor.at) ?? 0;
    const item = readFlowValue(cursor, places, depth);
    places?.close(row, cursor.shownEnd);
    if (isFirst) shownEnd = cursor.shownEnd;
    if (places === undefined) items.push(item);
    isFirst = false;
    passComma(cursor, code.closeList);
  }
  cursor.at++;
  cursor.shownEnd = shownEnd;
  return items;
};

const readFlowMap = (cursor: Cursor, places: Places | undefined, depth: number): Members => {
  const members: Members = {};
  let shownEnd = ++cursor.at;
  let isFirst = true;
  while (toToken(cursor) !== code.closeMap) {
    const start = cursor.at;
    const key = readFlowKey(cursor);
    const keyEnd = cursor.shownEnd;
    const row = places?.open(key, start, keyEnd) ?? 0;
    const isCollection = isOpening(toToken(cursor));
    const value = readFlowValue(cursor, places, depth);
    const end = isCollection ? keyEnd : cursor.shownEnd;
    if (places === undefined) addMember(members, key, value);
    else places.close(row, end);
    if (isFirst) shownEnd = end;
    isFirst = false;
    passComma(cursor, code.closeMap);
  }
  cursor.at++;
  cursor.shownEnd = shownEnd;
  return members;
};

const isOpening = (char: number): boolean => char === code.openMap || char === code.openList;

const readFlowValue = (cursor: Cursor, places: Places | undefined, depth: number): unknown => {
  const char = cursor.text.charCodeAt(cursor.at);
  if (isOpening(char)) return readFlow(cursor, places, depth + 1);
  if (isQuote(char)) {
    const value = readQuoted(cursor);
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
  const key = isQuoted ? readQuotedKey(cursor) : undefined;
  cursor.shownEnd = isQuoted ? cursor.at : cursor.toEndOfFlowPlain();
  if (cursor.skipSpaces() !== code.colon) giveUp();
  cursor.at++;
  return key ?? internPlainKey(cursor.text, start, cursor.shownEnd);
};

/** Goes to the next character that means something. Lines may break between tokens. */
const toToken = (cursor: Cursor): number => {
  const char = cursor.skipSpaces();
  if (char !== code.newline) return char;
  cursor.at++;
  cursor.toContent();
  if (cursor.column < 0 || cursor.passedComment) giveUp();
  return cursor.text.charCodeAt(cursor.at);
};

const passComma = (cursor: Cursor, close: number): void => {
  const char = toToken(cursor);
  if (char === code.comma) cursor.at++;
  else if (char !== close) giveUp();
};
