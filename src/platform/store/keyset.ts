import { sql } from 'kysely';
import { cursorOf, positionOf } from './findings/cursor.ts';

/** The key after which the next page by key starts. */
export const keyAfter = (question: string, cursor: string | undefined): number =>
  cursor === undefined ? 0 : Number(positionOf(question, cursor, [0])[0]);

/** A page out of one row more than it shows. */
export const pageOf = <Row extends { readonly id: number }, T>(
  question: string,
  rows: readonly Row[],
  size: number,
  itemOf: (row: Row) => T,
): { readonly items: readonly T[]; readonly next?: string } => {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  return rows.length > size && last !== undefined
    ? { items, next: cursorOf(question, [last.id]) }
    : { items };
};

export const nothing = sql`on conflict do nothing`;
