import { tokensOf } from '../../model/field-path.ts';

/** The key of a row that stands for the value of a merge key (`<<`). */
export const mergeKey = Symbol('<<');

/** A stretch of text, in offsets of the text that was parsed. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the members and items of one document lie: one row for each node, holders before what they hold, the document's own value first.
 * Parsers write it; nothing of it is kept in values, so that reading without positions costs nothing.
 */
export class Places {
  readonly #keys: (string | symbol | undefined)[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The row after a node's last descendant. */
  readonly #nexts: number[] = [];
  /** The row that an alias stands for. */
  readonly #targets = new Map<number, number>();

  readonly #base: number;

  /** Offsets count from `base` in the text that is parsed. */
  constructor(base = 0) {
    this.#base = base;
  }

  get size(): number {
    return this.#starts.length;
  }

  /** Begins a node: a member with its key, an item or the document itself without one. The end may be told later. */
  open(key: string | symbol | undefined, start: number, end: number): number {
    this.#keys.push(key);
    this.#starts.push(start - this.#base);
    this.#ends.push(end - this.#base);
    return this.#nexts.push(0) - 1;
  }

  /** Ends a node: rows opened since then are its descendants. Its place ends where it was told to, or now is. */
  close(row: number, end?: number): void {
    this.#nexts[row] = this.#starts.length;
    if (end !== undefined) this.#ends[row] = end - this.#base;
  }

  /** Tells all offsets anew. */
  move(to: (offset: number) => number): void {
    for (let row = 0; row < this.size; row++) {
      this.#starts[row] = to(this.#starts[row] ?? 0);
      this.#ends[row] = to(this.#ends[row] ?? 0);
    }
  }

  alias(row: number, target: number): void {
    this.#targets.set(row, target);
  }

  /** The place of what the pointer leads to, or of the nearest holder that exists. */
  find(pointer: string): Stretch {
    let row = 0;
    for (const token of tokensOf(pointer)) {
      const child = this.#child(row, token, 0);
      if (child === undefined) break;
      row = child;
    }
    return { start: this.#starts[row] ?? 0, end: this.#ends[row] ?? 0 };
  }

  /** Aliases cannot form a loop (a parser refuses it), the depth is a second lock on that door. */
  #child(holder: number, token: string, depth: number): number | undefined {
    const target = this.#targets.get(holder);
    if (target !== undefined) return depth > 100 ? undefined : this.#child(target, token, depth + 1);
    const end = this.#nexts[holder] ?? 0;
    let found: number | undefined;
    let index = 0;
    for (let row = holder + 1; row < end; row = this.#nexts[row] ?? end) {
      const key = this.#keys[row];
      if (key === undefined ? String(index++) === token : key === token) found = row;
      else if (key === mergeKey) found = this.#merged(row, token, depth) ?? found;
    }
    return found;
  }

  /** `<<: *a` and `<<: [*a, *b]`: of several, the first that has the key wins. */
  #merged(row: number, token: string, depth: number): number | undefined {
    const isList = !this.#targets.has(row) && this.#keys[row + 1] === undefined;
    if (!isList) return this.#child(row, token, depth + 1);
    const end = this.#nexts[row] ?? 0;
    for (let item = row + 1; item < end; item = this.#nexts[item] ?? end) {
      const found = this.#child(item, token, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
