import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Characters that are written at once: a system call for each small piece would be most of the cost of a large report. */
const chunk = 1 << 20;

/** Joins small pieces to larger ones, and hands each on before the next is asked for. */
export const inChunks = (pieces: Iterable<string>, write: (chunk: string) => void): void => {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < chunk) continue;
    write(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) write(waiting.join(''));
};

/** Writes pieces of text to a file, making its folder. */
export const writeText = (file: string, pieces: Iterable<string>): void => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  try {
    // Writes everything, also into a pipe that takes less at a time.
    inChunks(pieces, (text) => writeFileSync(descriptor, text));
  } finally {
    closeSync(descriptor);
  }
};
