/** What the fast path throws where it does not surely know what is meant. Not an error: the library takes the document then. */
export const unsure = Symbol('unsure');

export const giveUp = (): never => {
  throw unsure;
};

export const code = {
  newline: 10,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  comma: 44,
  dash: 45,
  colon: 58,
  backslash: 92,
  openList: 91,
  closeList: 93,
  openMap: 123,
  pipe: 124,
  closeMap: 125,
  greater: 62,
} as const;

/**
 * Whether a character outside of ASCII may stand in plain text: not the controls U+007F to U+009F and nothing from the surrogates on, where
 * some are allowed and some are not.
 */
const isPlainWide = (char: number): boolean => char > 0x9f && char < 0xd800;

const isFlowIndicator = (char: number): boolean =>
  char === code.comma ||
  char === code.openList ||
  char === code.closeList ||
  char === code.openMap ||
  char === code.closeMap;

const plainStarts = new Uint8Array(128);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/.$()+=<^;~\\')
  plainStarts[char.charCodeAt(0)] = 1;

/**
 * A place in the text of one document, which ends at `end`. Between nodes it stands on the first character of a line that has content, in
 * column `column`, or at the end.
 */
export class Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
  /** Spaces before the content of the line; -1 at the end of the document. */
  column = -1;
  lineStart: number;
  /** Lines without content that were passed to come here. */
  blankLines = 0;
  /** Whether a comment was among them, or at the end of the line before. */
  passedComment = false;
  /** Where the place of the value last read ends: a scalar's end, and for a collection that of its first member. */
  shownEnd = 0;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.end = end;
    this.at = start;
    this.lineStart = start;
  }

  /** From a line start to the next content. Only spaces indent: a tab is unsure. */
  toContent(): void {
    const { text, end } = this;
    let lineStart = this.at;
    this.blankLines = 0;
    this.passedComment = false;
    while (lineStart < end) {
      let at = lineStart;
      let char = text.charCodeAt(at);
      while (char === code.space) char = text.charCodeAt(++at);
      if (at >= end) break;
      if (char === code.hash) {
        this.passedComment = true;
        const newline = text.indexOf('\n', at);
        lineStart = newline < 0 ? end : newline + 1;
      } else if (char === code.newline) {
        this.blankLines++;
        lineStart = at + 1;
      } else {
        if (char < code.space) giveUp();
        this.at = at;
        this.lineStart = lineStart;
        this.column = at - lineStart;
        return;
      }
    }
    this.at = end;
    this.lineStart = end;
    this.column = -1;
  }

  /** From behind a value to the next content. The rest of the line may hold a comment and nothing else. */
  leaveLine(): void {
    const { text } = this;
    let at = this.at;
    let char = text.charCodeAt(at);
    while (char === code.space) char = text.charCodeAt(++at);
    const isComment = char === code.hash && text.charCodeAt(at - 1) === code.space;
    if (char === code.newline) this.at = at + 1;
    else if (at >= this.end) this.at = this.end;
    else if (isComment) {
      const newline = text.indexOf('\n', at);
      this.at = newline < 0 ? this.end : newline + 1;
    } else giveUp();
    this.toContent();
    if (isComment) this.passedComment = true;
  }

  /** Whether nothing, a space or the end of the line is at an offset: what makes a dash or a colon an indicator. */
  isBlankAt(at: number): boolean {
    const char = this.text.charCodeAt(at);
    return char === code.space || char === code.newline || at >= this.end;
  }

  /** Skips spaces in the line and answers the character behind them; NaN at the end of the text. */
  skipSpaces(): number {
    let char = this.text.charCodeAt(this.at);
    while (char === code.space) char = this.text.charCodeAt(++this.at);
    return char;
  }

  /** The colon that ends a plain key which starts at `from`, -1 when there is none in the line. */
  colonOfPlainKey(from: number): number {
    const { text } = this;
    for (let at = from; ; at++) {
      const char = text.charCodeAt(at);
      if (char === code.colon) {
        if (this.isBlankAt(at + 1)) return at;
      } else if (char === code.hash) {
        if (text.charCodeAt(at - 1) === code.space) return -1;
      } else if (!(char >= code.space && char <= 126)) {
        if (char === code.newline || at >= this.end) return -1;
        if (!isPlainWide(char)) giveUp();
      }
    }
  }

  /** Goes to the end of plain text in its line, and answers it: blanks at the end are not counted. */
  toEndOfPlain(): number {
    const { text } = this;
    let end = this.at;
    for (let at = this.at; ; at++) {
      const char = text.charCodeAt(at);
      if (char === code.space) continue;
      if (char === code.hash) {
        if (text.charCodeAt(at - 1) === code.space) break;
      } else if (char === code.colon) {
        if (this.isBlankAt(at + 1)) giveUp();
      } else if (!(char > code.space && char <= 126)) {
        if (char === code.newline || at >= this.end) break;
        if (!isPlainWide(char)) giveUp();
      }
      end = at + 1;
    }
    this.at = end;
    return end;
  }

  /** The same inside of brackets, where commas, brackets and a colon before a space end plain text. */
  toEndOfFlowPlain(): number {
    const { text } = this;
    let end = this.at;
    for (let at = this.at; ; at++) {
      const char = text.charCodeAt(at);
      if (char === code.space) continue;
      if (char === code.comma || char === code.closeList || char === code.closeMap) break;
      if (char === code.colon) {
        const next = text.charCodeAt(at + 1);
        if (next === code.space) break;
        if (next === code.newline || isFlowIndicator(next)) giveUp();
      } else if (isFlowIndicator(char)) giveUp();
      else if (char === code.hash) giveUp();
      else if (!(char > code.space && char <= 126) && !isPlainWide(char)) giveUp();
      end = at + 1;
    }
    this.at = end;
    return end;
  }

  /** Whether plain text surely starts here: indicators and what only sometimes is one are left to the library. */
  startsPlain(): boolean {
    const char = this.text.charCodeAt(this.at);
    if (char === code.dash)
      return !this.isBlankAt(this.at + 1) && !isFlowIndicator(this.text.charCodeAt(this.at + 1));
    return char < 128 ? plainStarts[char] === 1 : isPlainWide(char);
  }
}
