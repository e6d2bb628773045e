import { limits } from '../../model/limits.ts';
import { Defect } from './defect.ts';
import { DuplicateKeys } from './duplicate-keys.ts';
import type { Places } from './places.ts';

const codes = {
  quote: 34,
  comma: 44,
  colon: 58,
  openList: 91,
  backslash: 92,
  closeList: 93,
  open: 123,
  close: 125,
} as const;

const literal = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const knownEscape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/**
 * Reads the structure of JSON (RFC 8259) without building values, which JSON.parse does faster: finds where a document ends, what is wrong
 * with it and where, which keys stand twice, and with `places` where each member and item lies.
 */
export class JsonScan {
  readonly duplicates = new DuplicateKeys();
  readonly #text: string;
  readonly #places: Places | undefined;
  #at: number;
  #depth = 0;

  constructor(text: string, from: number, places?: Places) {
    this.#text = text;
    this.#at = from;
    this.#places = places;
  }

  /** The offset of the next character that is no white space; the text's length at its end. */
  skipBlanks(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = this.#text.charCodeAt(++this.#at);
    return this.#at;
  }

  /** Scans one document and answers the offset behind it. Throws a {@link Defect}. */
  document(): number {
    const start = this.skipBlanks();
    const row = this.#places?.open(undefined, start, start) ?? 0;
    const end = this.#value();
    this.#places?.close(row, end);
    return this.#at;
  }

  /** Scans a value. Answers where a place that shows it ends: a collection is shown by its first member. */
  #value(): number {
    const start = this.skipBlanks();
    switch (this.#text.charCodeAt(start)) {
      case codes.open:
        return this.#nested(() => this.#members());
      case codes.openList:
        return this.#nested(() => this.#items());
      case codes.quote:
        this.#string();
        return this.#at;
      default:
        literal.lastIndex = start;
        if (!literal.test(this.#text)) throw this.#expected('a value');
        this.#at = literal.lastIndex;
        return this.#at;
    }
  }

  #nested(read: () => number): number {
    if (++this.#depth > limits.depth)
      throw new Defect('limit-exceeded', `nesting over depth (${limits.depth})`, this.#at);
    const end = read();
    this.#depth--;
    return end;
  }

  #members(): number {
    this.#at++;
    if (this.#closes(codes.close)) return this.#at;
    const seen = new Set<string>();
    let shownEnd = -1;
    for (;;) {
      const start = this.skipBlanks();
      if (this.#text.charCodeAt(start) !== codes.quote) throw this.#expected('a key in double quotes');
      const key = this.#string();
      const keyEnd = this.#at;
      if (seen.has(key)) this.duplicates.add(key, start);
      seen.add(key);
      if (this.#text.charCodeAt(this.skipBlanks()) !== codes.colon) throw this.#expected('":" after a key');
      this.#at++;
      const row = this.#places?.open(key, start, keyEnd) ?? 0;
      const isCollection = this.#isCollection();
      const valueEnd = this.#value();
      const end = isCollection ? keyEnd : valueEnd;
      this.#places?.close(row, end);
      if (shownEnd < 0) shownEnd = end;
      if (this.#closes(codes.close)) return shownEnd;
      this.#comma('}');
    }
  }

  #items(): number {
    this.#at++;
    if (this.#closes(codes.closeList)) return this.#at;
    let shownEnd = -1;
    for (;;) {
      const start = this.skipBlanks();
      const row = this.#places?.open(undefined, start, start) ?? 0;
      const end = this.#value();
      this.#places?.close(row, end);
      if (shownEnd < 0) shownEnd = end;
      if (this.#closes(codes.closeList)) return shownEnd;
      this.#comma(']');
    }
  }

  #isCollection(): boolean {
    const code = this.#text.charCodeAt(this.skipBlanks());
    return code === codes.open || code === codes.openList;
  }

  #closes(code: number): boolean {
    if (this.#text.charCodeAt(this.skipBlanks()) !== code) return false;
    this.#at++;
    return true;
  }

  #comma(close: string): void {
    if (this.#text.charCodeAt(this.#at) !== codes.comma) throw this.#expected(`"," or "${close}"`);
    this.#at++;
  }

  /** The decoded string at the position. */
  #string(): string {
    const start = ++this.#at;
    let isEscaped = false;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === codes.quote) break;
      if (code === codes.backslash) {
        isEscaped = true;
        knownEscape.lastIndex = ++this.#at;
        if (!knownEscape.test(this.#text)) throw this.#expected('an escape that JSON knows');
        this.#at = knownEscape.lastIndex;
      } else if (code < 32) throw this.#expected('an escape instead of a control character');
      else if (Number.isNaN(code)) throw this.#expected('the closing double quote');
      else this.#at++;
    }
    this.#at++;
    const raw = this.#text.slice(start, this.#at - 1);
    return isEscaped ? String(JSON.parse(`"${raw}"`)) : raw;
  }

  #expected(what: string): Defect {
    const found = this.#text.charAt(this.#at);
    const shown = found === '' ? 'the end of the file' : JSON.stringify(found);
    return new Defect('invalid-json', `expected ${what}, found ${shown}`, this.#at);
  }
}
