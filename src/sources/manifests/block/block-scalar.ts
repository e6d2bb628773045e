import { type Cursor, code, giveUp } from './cursor.ts';

interface Header {
  readonly isFolded: boolean;
  readonly chomping: 'clip' | 'strip' | 'keep';
  /** Indentation below the holder's, 0 when the text tells it. */
  readonly width: number;
}

const header = /[|>](?:([1-9])([-+])?|([-+])([1-9])?)?(?= *(?: #.*)?(?:\n|$))/y;
const nonPrintable =
  /[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads a literal or folded scalar held at column `holder`; the cursor stands on `|` or `>` and goes to the next content. Its shown end is that of
 * its last line, which is not trimmed yet.
 */
export const readBlockScalar = (cursor: Cursor, holder: number): string => {
  const { isFolded, chomping, width } = readHeader(cursor);
  const lines = readLines(cursor, holder, width);
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last--;
  const content = lines.slice(0, last);
  const text = isFolded ? fold(content) : content.join('\n');
  if (nonPrintable.test(text)) giveUp();
  const breaks = chomping === 'keep' ? lines.length - last + (last > 0 ? 1 : 0) : 1;
  return chomping === 'strip' || (chomping === 'clip' && last === 0) ? text : text + '\n'.repeat(breaks);
};

const readHeader = (cursor: Cursor): Header => {
  header.lastIndex = cursor.at;
  const match = header.exec(cursor.text) ?? giveUp();
  const sign = match[2] ?? match[3];
  const isFolded = cursor.text.charCodeAt(cursor.at) === code.greater;
  const newline = cursor.text.indexOf('\n', cursor.at);
  cursor.at = newline < 0 ? cursor.end : newline + 1;
  const kept = sign === '+' ? 'keep' : 'clip';
  return { isFolded, chomping: sign === '-' ? 'strip' : kept, width: Number(match[1] ?? match[4] ?? 0) };
};

/** The lines of the scalar without their indentation. The first line that has text tells it, unless the header does. */
const readLines = (cursor: Cursor, holder: number, width: number): string[] => {
  const { text, end } = cursor;
  const lines: string[] = [];
  let indent = width > 0 ? holder + width : -1;
  let deepestBlank = 0;
  let lineStart = cursor.at;
  while (lineStart < end) {
    let at = lineStart;
    while (text.charCodeAt(at) === code.space) at++;
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? end : newline;
    const column = at - lineStart;
    if (at >= lineEnd) {
      if (newline < 0) giveUp();
      if (indent < 0) deepestBlank = Math.max(deepestBlank, column);
      lines.push(indent >= 0 && column > indent ? text.slice(lineStart + indent, lineEnd) : '');
    } else {
      if (text.charCodeAt(at) < code.space) giveUp();
      if (column <= holder || (indent >= 0 && column < indent)) break;
      if (indent < 0) {
        indent = column;
        if (deepestBlank > indent) giveUp();
      }
      lines.push(text.slice(lineStart + indent, lineEnd));
    }
    lineStart = lineEnd + 1;
  }
  cursor.at = Math.min(lineStart, end);
  cursor.shownEnd = cursor.at;
  cursor.toContent();
  return lines;
};

/** Joins lines with spaces, and keeps the breaks around blank ones. Lines that are indented more keep theirs, too: for the library. */
const fold = (lines: readonly string[]): string => {
  let result = '';
  let blanks = 0;
  let isFirst = true;
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    if (line.charCodeAt(0) === code.space) giveUp();
    const separator = isFirst || blanks > 0 ? '\n'.repeat(blanks) : ' ';
    result += separator + line;
    blanks = 0;
    isFirst = false;
  }
  return result;
};
