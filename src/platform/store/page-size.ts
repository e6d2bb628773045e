import { limits } from '../../model/limits.ts';
import { StoreError } from './store-error.ts';

const usual = 50;

/** How many items a page has. Throws `invalid` for what is no such number. */
export const pageSize = (limit = usual): number => {
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.pageSize)
    throw new StoreError('invalid', [`limit must be a whole number from 1 to ${limits.pageSize}`]);
  return limit;
};
