import { hash } from 'node:crypto';
import { limits } from '../../../model/limits.ts';
import { StoreError } from '../store-error.ts';

/** Where a page ended: the sort columns of its last item. */
export type Position = readonly (string | number)[];

const sumOf = (text: string): string => hash('sha256', text).slice(0, 16);

/**
 * A cursor is opaque to its holder. Its sum covers the question too, so one that was cut, edited or taken to another question is told apart;
 * it gives no right, for the filter is applied to every page anew.
 */
export const cursorOf = (question: string, position: Position): string => {
  const text = JSON.stringify(position);
  return Buffer.from(`${sumOf(`${question}\n${text}`)}${text}`).toString('base64url');
};

/** Throws `invalid` for what is no cursor of this question. `shape` has a sample of each column's type. */
export const positionOf = (question: string, cursor: string, shape: Position): Position => {
  const refused = new StoreError('invalid', [
    'the cursor does not belong to this filter and order; start again without it',
  ]);
  if (cursor.length > limits.cursorLength) throw refused;
  const text = Buffer.from(cursor, 'base64url').toString();
  const json = text.slice(16);
  if (sumOf(`${question}\n${json}`) !== text.slice(0, 16)) throw refused;
  const position: unknown = JSON.parse(json);
  const isShaped =
    Array.isArray(position) &&
    position.length === shape.length &&
    position.every((value, index) => typeof value === typeof shape[index]);
  if (!isShaped) throw refused;
  return position;
};
