/** Puts together a text that comes in pieces, up to a limit. */
export class Pieces {
  readonly #mostBytes: number;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Adds the bytes from `start` to before `end`. They are not copied: nobody may write to their memory again, as none of Node.js’ streams does. */
  add(bytes: Uint8Array, start: number, end: number): void {
    this.#length += end - start;
    if (this.#length > this.#mostBytes) this.#pieces = [];
    else this.#pieces.push(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start));
  }

  get length(): number {
    return this.#length;
  }

  /** The text so far, and begins anew; `undefined` where it is over the limit. */
  take(): string | undefined {
    const [first] = this.#pieces;
    const isOver = this.#length > this.#mostBytes;
    const whole = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    return isOver ? undefined : whole.toString('utf8');
  }
}
