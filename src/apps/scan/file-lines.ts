/** Lines of texts by their numbers. Where lines start is found once for each file: frames are many, and a file of CRDs has 30,000 lines. */
export class FileLines {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #starts = new Map<string, readonly number[]>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** The lines from `first` to `last`, as far as there are such, without line ends; `undefined` where there is no text. Numbers count from 1. */
  between(file: string, first: number, last: number): readonly string[] | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const starts = this.#startsOf(file, text);
    return starts.slice(first - 1, last).map((start, index) => {
      const next = starts[first + index];
      return text.slice(start, next === undefined ? text.length : next - 1);
    });
  }

  #startsOf(file: string, text: string): readonly number[] {
    const known = this.#starts.get(file);
    if (known !== undefined) return known;
    const starts = [0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    this.#starts.set(file, starts);
    return starts;
  }
}
