import { Pieces } from './pieces.ts';

const lineFeed = 10;

/** Splits a stream into its lines: a watch sends one event in each. A line over the limit is told as `undefined`. */
export class LineSplitter {
  readonly #line: (text: string | undefined) => void;
  readonly #pieces: Pieces;

  constructor(line: (text: string | undefined) => void, mostBytes: number) {
    this.#line = line;
    this.#pieces = new Pieces(mostBytes);
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
      this.#pieces.add(bytes, from, at);
      if (this.#pieces.length > 0) this.#line(this.#pieces.take());
      from = at + 1;
    }
    if (from < bytes.length) this.#pieces.add(bytes, from, bytes.length);
  }

  /** What stands behind the last line feed; `undefined` where there is nothing. */
  rest(): string | undefined {
    return this.#pieces.length === 0 ? undefined : this.#pieces.take();
  }
}
