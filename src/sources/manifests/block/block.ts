import type { Members } from '../member.ts';
import { Places } from '../places.ts';
import { addMember } from './add-member.ts';
import { readBlockScalar } from './block-scalar.ts';
import { Cursor, code, giveUp, unsure } from './cursor.ts';
import { deepest, readFlow } from './flow.ts';
import { internPlainKey, internPlainValue } from './intern.ts';
import { isQuote, readQuoted, readQuotedKey } from './quoted.ts';
import { skipItem, skipMemberValue } from './skip.ts';
import { nothing, type Wanted } from './wanted.ts';

/**
 * Reads the document between two offsets, if it keeps to the style in which manifests are written: block mappings and sequences, scalars
 * and flow collections without anchors, tags, merges or surprises. Answers {@link unsure} where it does not, or where anything might be wrong:
 * the library reads that document. What it does answer is what the library would (a property test holds it to that), several times faster.
 */
export const readBlockDocument = (text: string, start: number, end: number): unknown =>
  ifSure(text, start, end, (cursor) => new BlockReader(cursor, undefined).document());

/**
 * Where everything lies in such a document, which the library or we have read already. Builds no values. Of `wanted` pointers only what lies
 * on the way to them is mapped, and the lines of all else are passed over.
 */
export const mapBlockDocument = (
  text: string,
  start: number,
  end: number,
  wanted?: Wanted,
): Places | typeof unsure =>
  ifSure(text, start, end, (cursor) => {
    const places = new Places(start);
    new BlockReader(cursor, places, wanted).document();
    return places;
  });

/** What ends lines besides `\n` for some parser, and what ends the text for the library. */
const breaks: readonly string[] = ['\r', '\0', '\u0085', '\u2028', '\u2029'];

const ifSure = <T>(
  text: string,
  start: number,
  end: number,
  read: (cursor: Cursor) => T,
): T | typeof unsure => {
  const own = text.slice(start, end);
  if (breaks.some((char) => own.includes(char))) return unsure;
  try {
    return read(new Cursor(text, start, end));
  } catch (error) {
    if (error === unsure) return unsure;
    throw error;
  }
};

/** Reads either values or, into places, where they lie: a collection stays empty then, and a plain scalar is null. */
class BlockReader {
  readonly #cursor: Cursor;
  readonly #places: Places | undefined;
  /** What is wanted below the node that is read; all of it when absent. */
  #wanted: Wanted | undefined;
  #depth = 0;

  constructor(cursor: Cursor, places: Places | undefined, wanted?: Wanted) {
    this.#cursor = cursor;
    this.#places = places;
    this.#wanted = wanted;
  }

  /** `undefined` when there is no content. */
  document(): unknown {
    const cursor = this.#cursor;
    cursor.toContent();
    if (cursor.column < 0) return undefined;
    if (cursor.text.startsWith('---', cursor.at)) giveUp();
    const start = cursor.at;
    const row = this.#places?.open(undefined, start, start) ?? 0;
    const value = this.#collection();
    if (cursor.column >= 0) giveUp();
    this.#places?.close(row, cursor.shownEnd);
    return value;
  }

  /** The collection that starts on this line. Each leaves the cursor on the first line that is not its own. */
  #collection(): unknown {
    if (++this.#depth > deepest) giveUp();
    const { column } = this.#cursor;
    const value = this.#isAtDash() ? this.#sequence(column) : this.#mapping(column);
    this.#depth--;
    return value;
  }

  #isAtDash(): boolean {
    const cursor = this.#cursor;
    return cursor.text.charCodeAt(cursor.at) === code.dash && cursor.isBlankAt(cursor.at + 1);
  }

  #mapping(column: number): Members {
    const cursor = this.#cursor;
    const places = this.#places;
    const wanted = this.#wanted;
    const members: Members = {};
    let shownEnd = -1;
    while (cursor.column === column) {
      const start = cursor.at;
      const key = this.#key();
      const keyEnd = cursor.shownEnd;
      if (wanted !== undefined) {
        // The place of a mapping ends where that of its first member does.
        this.#wanted = wanted.get(key) ?? (shownEnd < 0 ? nothing : undefined);
        if (this.#wanted === undefined) {
          skipMemberValue(cursor, column, this.#depth);
          continue;
        }
      }
      const row = places === undefined ? 0 : places.open(key, start, keyEnd);
      const value = this.#memberValue(column, keyEnd);
      if (places === undefined) addMember(members, key, value);
      else places.close(row, cursor.shownEnd);
      if (shownEnd < 0) shownEnd = cursor.shownEnd;
    }
    if (cursor.column > column) giveUp();
    this.#wanted = wanted;
    cursor.shownEnd = shownEnd;
    return members;
  }

  /** Goes behind the colon. The shown end is the key's. */
  #key(): string {
    const cursor = this.#cursor;
    const { text, at: start } = cursor;
    const char = text.charCodeAt(start);
    if (isQuote(char)) {
      const key = readQuotedKey(cursor);
      cursor.shownEnd = cursor.at;
      if (cursor.skipSpaces() !== code.colon || !cursor.isBlankAt(cursor.at + 1)) giveUp();
      cursor.at++;
      return key;
    }
    if (!cursor.startsPlain()) giveUp();
    const colon = cursor.colonOfPlainKey(start);
    if (colon < 0) giveUp();
    let end = colon;
    while (text.charCodeAt(end - 1) === code.space) end--;
    cursor.at = colon + 1;
    cursor.shownEnd = end;
    return internPlainKey(text, start, end);
  }

  /** The value behind `key:`, for a mapping at this column. The shown end stays the key's for a collection. */
  #memberValue(column: number, keyEnd: number): unknown {
    const cursor = this.#cursor;
    const char = cursor.skipSpaces();
    if (!this.#isRestEmpty(char)) {
      const isFlow = char === code.openMap || char === code.openList;
      const value = this.#inlineValue(char, column);
      if (isFlow) cursor.shownEnd = keyEnd;
      return value;
    }
    cursor.leaveLine();
    const value = this.#nestedValue(column, cursor.column === column && this.#isAtDash());
    cursor.shownEnd = keyEnd;
    return value;
  }

  /** A value on the lines below its key or dash. Only a sequence may be as far left as the key that holds it. */
  #nestedValue(column: number, isAtHolder: boolean): unknown {
    return this.#cursor.column > column || isAtHolder ? this.#collection() : null;
  }

  #isRestEmpty(char: number): boolean {
    return char === code.newline || char === code.hash || this.#cursor.at >= this.#cursor.end;
  }

  #sequence(column: number): unknown[] {
    const cursor = this.#cursor;
    const wanted = this.#wanted;
    const items: unknown[] = [];
    const start = cursor.at;
    let shownEnd = -1;
    for (let index = 0; cursor.column === column && this.#isAtDash(); index++) {
      cursor.at++;
      if (wanted !== undefined) {
        this.#wanted = wanted.get(String(index)) ?? (shownEnd < 0 ? nothing : undefined);
        if (this.#wanted === undefined) {
          this.#places?.close(this.#places.open(undefined, cursor.at, cursor.at));
          skipItem(cursor, column);
          continue;
        }
      }
      const item = this.#item(column, start);
      if (this.#places === undefined) items.push(item);
      if (shownEnd < 0) shownEnd = cursor.shownEnd;
    }
    if (cursor.column > column) giveUp();
    this.#wanted = wanted;
    cursor.shownEnd = shownEnd;
    return items;
  }

  /** The item behind a dash at this column, with its place. */
  #item(column: number, sequenceStart: number): unknown {
    const cursor = this.#cursor;
    const places = this.#places;
    const char = cursor.skipSpaces();
    const isNested = this.#isRestEmpty(char);
    if (isNested) cursor.leaveLine();
    const isEmpty = isNested && cursor.column <= column;
    const start = isEmpty ? sequenceStart : cursor.at;
    const row = places === undefined ? 0 : places.open(undefined, start, start);
    cursor.shownEnd = start;
    let value: unknown = null;
    if (!isEmpty) value = isNested ? this.#collection() : this.#inlineItem(char, column);
    if (places !== undefined) places.close(row, cursor.shownEnd);
    return value;
  }

  /** An item in the line of its dash: `- a: 1` and `- - a` begin a collection in the column in which they stand. */
  #inlineItem(char: number, column: number): unknown {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (isQuote(char)) {
      const value = readQuoted(cursor);
      const end = cursor.at;
      if (cursor.skipSpaces() !== code.colon) return this.#scalarEnding(end, value);
      cursor.at = start;
    } else if (!this.#isAtDash() && !(cursor.startsPlain() && cursor.colonOfPlainKey(start) >= 0)) {
      return this.#inlineValue(char, column);
    }
    cursor.column = start - cursor.lineStart;
    return this.#collection();
  }

  #scalarEnding(end: number, value: unknown): unknown {
    this.#cursor.at = end;
    this.#cursor.leaveLine();
    this.#cursor.shownEnd = end;
    return value;
  }

  /** A scalar or flow collection that starts in this line. */
  #inlineValue(char: number, column: number): unknown {
    const cursor = this.#cursor;
    switch (char) {
      case code.doubleQuote:
      case code.singleQuote: {
        const value = readQuoted(cursor);
        return this.#scalarEnding(cursor.at, value);
      }
      case code.openMap:
      case code.openList: {
        const value = readFlow(cursor, this.#places, this.#depth);
        cursor.leaveLine();
        return value;
      }
      case code.pipe:
      case code.greater:
        return this.#blockScalar(column);
      default:
        return this.#plain(column);
    }
  }

  #blockScalar(column: number): string {
    const cursor = this.#cursor;
    const { text, at: start } = cursor;
    const value = readBlockScalar(cursor, column);
    if (this.#places !== undefined) {
      const lastBreak = Math.max(text.indexOf('\n', start), start);
      cursor.shownEnd = lastBreak + text.slice(lastBreak, cursor.shownEnd).trimEnd().length;
    }
    return value;
  }

  #plain(column: number): unknown {
    const cursor = this.#cursor;
    if (!cursor.startsPlain()) giveUp();
    const { text, at: start } = cursor;
    const end = cursor.toEndOfPlain();
    cursor.leaveLine();
    cursor.shownEnd = end;
    if (cursor.column > column) return this.#foldedPlain(column, text.slice(start, end));
    return this.#places === undefined ? internPlainValue(text, start, end) : null;
  }

  /** Plain text goes on over lines that are deeper than its holder; a comment ends it (YAML 1.2.2, 7.3.3). */
  #foldedPlain(column: number, first: string): string {
    const cursor = this.#cursor;
    let value = first;
    while (cursor.column > column) {
      if (cursor.passedComment || this.#isAtDash()) giveUp();
      const { text, at: start, blankLines } = cursor;
      const end = cursor.toEndOfPlain();
      value += (blankLines === 0 ? ' ' : '\n'.repeat(blankLines)) + text.slice(start, end);
      cursor.leaveLine();
      cursor.shownEnd = end;
    }
    return value;
  }
}
