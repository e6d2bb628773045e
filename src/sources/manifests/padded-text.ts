/**
 * A text in which some lines were moved to the right, and some tabs made spaces. Kubernetes' parser lets a quoted scalar or a flow
 * collection go on at any indentation, as in
 *
 *     args: [
 *       "-v"
 *     ]
 *
 * and takes tabs between the tokens of a flow collection, while the library, after YAML 1.2.2 (7.3 and 7.4), wants those lines deeper than their
 * holder. Blanks before a token mean nothing there, so they may be exchanged; offsets are told in the original text.
 */
export class PaddedText {
  readonly text: string;
  /** Offsets in the original text at which blanks were put in, ascending. */
  readonly #lines: readonly number[];
  readonly #width: number;

  private constructor(text: string, lines: readonly number[], width: number) {
    this.text = text;
    this.#lines = lines;
    this.#width = width;
  }

  static of(text: string): PaddedText {
    return new PaddedText(text, [], 0);
  }

  /** Exchanges the blanks before the token at an offset; `undefined` when that was done already or would not help. */
  deepen(offset: number): PaddedText | undefined {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    const [blanks = ''] = /[ \t]*$/.exec(this.text.slice(lineStart, offset)) ?? [];
    if (blanks.length < offset - lineStart) return this.#withoutTabs(offset - blanks.length, blanks);
    const original = this.toOriginal(lineStart);
    if (this.#lines.includes(original)) return undefined;
    const width = this.#width || deepestIndent(this.text) + 1;
    const text = `${this.text.slice(0, lineStart)}${' '.repeat(width)}${this.text.slice(lineStart)}`;
    return new PaddedText(
      text,
      [...this.#lines, original].sort((a, b) => a - b),
      width,
    );
  }

  #withoutTabs(start: number, blanks: string): PaddedText | undefined {
    if (!blanks.includes('\t')) return undefined;
    const end = start + blanks.length;
    const text = `${this.text.slice(0, start)}${' '.repeat(blanks.length)}${this.text.slice(end)}`;
    return new PaddedText(text, this.#lines, this.#width);
  }

  toOriginal(offset: number): number {
    let original = offset;
    for (const line of this.#lines) {
      if (line >= original) break;
      original = Math.max(line, original - this.#width);
    }
    return original;
  }
}

/** The deepest column in which a line begins something: `- - a: {` does so in column 4. */
const deepestIndent = (text: string): number => {
  let deepest = 0;
  for (const [prefix] of text.matchAll(/^[ \t]*(?:[-?:][ \t]+)*/gm))
    deepest = Math.max(deepest, prefix.length);
  return deepest;
};
