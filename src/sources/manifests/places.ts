import { tokensOf } from '../../model/field-path.ts';

/** The key of a row that stands for the value of a merge key (`<<`). */
export const mergeKey = Symbol('<<');

/** A stretch of text, in offsets of the text that was parsed. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const longList = 32;

/** An index as RFC 6901 writes it; -1 for anything else. */
const indexOf = (token: string): number => (/^(?:0|[1-9][0-9]*)$/.test(token) ? Number(token) : -1);

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
  #targets: Map<number, number> | undefined;
  /** The rows of the items of long lists: a List may have thousands, and each is asked for. */
  #items: Map<number, readonly number[]> | undefined;
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
    this.#targets ??= new Map();
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
    const target = this.#targets?.get(holder);
    if (target !== undefined) return depth > 100 ? undefined : this.#child(target, token, depth + 1);
    const isList = holder + 1 < (this.#nexts[holder] ?? 0) && this.#keys[holder + 1] === undefined;
    return isList ? this.#itemsOf(holder)[indexOf(token)] : this.#member(holder, token, depth);
  }

  #member(holder: number, token: string, depth: number): number | undefined {
    const end = this.#nexts[holder] ?? 0;
    let found: number | undefined;
    for (let row = holder + 1; row < end; row = this.#nexts[row] ?? end) {
      const key = this.#keys[row];
      if (key === token) found = row;
      else if (key === mergeKey) found = this.#merged(row, token, depth) ?? found;
    }
    return found;
  }

  #itemsOf(holder: number): readonly number[] {
    const known = this.#items?.get(holder);
    if (known !== undefined) return known;
    const rows: number[] = [];
    const end = this.#nexts[holder] ?? 0;
    for (let row = holder + 1; row < end; row = this.#nexts[row] ?? end) rows.push(row);
    if (rows.length < longList) return rows;
    this.#items ??= new Map();
    this.#items.set(holder, rows);
    return rows;
  }

  /** `<<: *a` and `<<: [*a, *b]`: of several, the first that has the key wins. */
  #merged(row: number, token: string, depth: number): number | undefined {
    const isList = this.#targets?.has(row) !== true && this.#keys[row + 1] === undefined;
    if (!isList) return this.#child(row, token, depth + 1);
    for (const item of this.#itemsOf(row)) {
      const found = this.#child(item, token, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
