import type { FindingSort } from '../../../model/finding-filter.ts';
import type { Position } from './cursor.ts';

/** An order of pages, over columns that a cursor remembers. All go the same way, so that a cursor is one comparison of rows. */
export interface Order {
  readonly columns: readonly string[];
  readonly direction: 'asc' | 'desc';
  /** A value of each column's type. */
  readonly shape: Position;
}

/** `first_seen` is the order of keys, which count up: a clock that was set back cannot confuse it. */
export const orders: Readonly<Record<FindingSort, Order>> = {
  severity: { columns: ['severity', 'id'], direction: 'asc', shape: [0, 0] },
  first_seen: { columns: ['id'], direction: 'desc', shape: [0] },
  last_seen: { columns: ['last_seen', 'id'], direction: 'desc', shape: [0, 0] },
  namespace: { columns: ['namespace', 'severity', 'id'], direction: 'asc', shape: ['', 0, 0] },
  check: { columns: ['check_id', 'severity', 'id'], direction: 'asc', shape: ['', 0, 0] },
};

/** As the databases compare: numbers by size, texts by their bytes. */
const compareValues = (a: string | number, b: string | number): number => {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(`${a}`), Buffer.from(`${b}`));
};

/** Compares two positions in an order. */
export const comparePositions =
  ({ direction }: Order) =>
  (a: Position, b: Position): number => {
    for (const [index, value] of a.entries()) {
      const difference = compareValues(value, b[index] ?? 0);
      if (difference !== 0) return direction === 'asc' ? difference : -difference;
    }
    return 0;
  };
