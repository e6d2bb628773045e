import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The bed cannot go on; the message says what, and shows the end of the log that tells why. */
export class BedError extends Error {
  constructor(message: string, log?: string) {
    super(log === undefined ? message : `${message}\nThe end of ${log}:\n${tail(log)}`);
    this.name = 'BedError';
  }
}

const tailBytes = 3000;

/** The last lines of a file; a missing one is said to be missing. */
export const tail = (file: string): string => {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return '(no such file)';
  }
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, tailBytes));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString('utf8');
    return size > tailBytes ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(handle);
  }
};
