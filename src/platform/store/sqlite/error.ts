import { StoreError, type StoreErrorKind } from '../store-error.ts';
import type { Refusal } from './message.ts';

/** Primary result codes (https://www.sqlite.org/rescode.html): the low byte of an extended one. */
const kinds: Readonly<Record<number, StoreErrorKind>> = {
  5: 'locked',
  6: 'locked',
  8: 'unavailable',
  10: 'unavailable',
  11: 'corrupt',
  13: 'full',
  14: 'unavailable',
  26: 'foreign',
};

/** Extended codes of a write that the file system cut short: IOERR_WRITE, IOERR_TRUNCATE, IOERR_SHMSIZE. */
const shortWrites = new Set([778, 1546, 4874]);

const faults: Readonly<Record<string, StoreErrorKind>> = {
  foreign: 'foreign',
  replaced: 'unavailable',
  damaged: 'corrupt',
};

/** What an error of SQLite means to a caller. */
export const sqliteError = ({ message, errcode, fault, code }: Refusal): StoreError => {
  const detail = [message, ...(fault === undefined ? [] : [`fault: ${fault}`])];
  if (fault !== undefined) return new StoreError(faults[fault] ?? 'failed', detail);
  if (errcode === undefined)
    return new StoreError(code === 'ENOENT' || code === 'EACCES' ? 'unavailable' : 'failed', detail);
  if (shortWrites.has(errcode)) return new StoreError('full', detail);
  return new StoreError(kinds[errcode & 0xff] ?? 'failed', detail);
};
