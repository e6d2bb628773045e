import type { TextEdit } from './text-edit.ts';

/** Edits of one text, by offsets and by whole lines. */
export class LineEdits {
  readonly #edits: TextEdit[] = [];
  readonly #text: string;
  readonly #newline: string;

  constructor(text: string, newline: string) {
    this.#text = text;
    this.#newline = newline;
  }

  /** What was collected. New lines behind a line that goes are put behind the line before it. */
  get all(): readonly TextEdit[] {
    const removals = this.#edits.filter(({ length, text }) => length > 0 && text === '');
    return this.#edits.map((edit) => {
      const around = edit.length === 0 ? removals.find((one) => isInside(edit.offset, one)) : undefined;
      return around === undefined ? edit : { ...edit, offset: lineEndBefore(this.#text, around.offset) };
    });
  }

  /** Puts a text in the place of another. */
  put(start: number, end: number, text: string): void {
    this.#edits.push({ offset: start, length: end - start, text });
  }

  /** Whether only white space stands before the offset on its line. */
  startsLine(offset: number): boolean {
    return /^[ \t]*$/.test(this.#text.slice(this.#text.lastIndexOf('\n', offset - 1) + 1, offset));
  }

  /** Whole lines from the one that holds `start` to the one that holds the last character before `end`, its comment included. */
  removeLines(start: number, end: number): void {
    const from = this.#text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = this.#text.indexOf('\n', Math.max(start, end - 1));
    if (lineEnd >= 0) return this.put(from, lineEnd + 1, '');
    // The last line of a text without a final line break takes the break before it along.
    const before = from > 0 ? from - 1 : 0;
    this.put(this.#text[before - 1] === '\r' ? before - 1 : before, this.#text.length, '');
  }

  /** New lines behind the line that holds the last character before `end`. */
  insertLines(end: number, lines: readonly string[]): void {
    const lineEnd = this.#text.indexOf('\n', Math.max(0, end - 1));
    const at = lineEnd < 0 ? this.#text.length : lineEnd;
    const place = this.#text[at - 1] === '\r' ? at - 1 : at;
    this.put(place, place, lines.map((line) => `${this.#newline}${line}`).join(''));
  }
}

const isInside = (offset: number, { offset: from, length }: TextEdit): boolean =>
  offset > from && offset < from + length;

/** The end of the line before the one that starts at the offset. */
const lineEndBefore = (text: string, offset: number): number => {
  if (text[offset - 1] !== '\n') return offset;
  return text[offset - 2] === '\r' ? offset - 2 : offset - 1;
};
