import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';

/**
 * Puts a new text in a file's place, whole or not at all: it is written beside the file and renamed over it. Mode and symbolic links stay.
 * Throws what the file system throws.
 */
export const replaceFile = (file: string, text: string): void => {
  const target = realpathSync(file);
  const beside = join(dirname(target), `.${basename(target)}.${pid}.tmp`);
  const { mode } = statSync(target);
  try {
    const descriptor = openSync(beside, 'wx', mode);
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(beside, mode & 0o7777);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};
