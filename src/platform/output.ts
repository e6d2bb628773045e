import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Characters that are written at once: a system call for each small piece would be most of the cost of a large report. */
const chunk = 1 << 20;

/** Joins small pieces to larger ones. */
export const inChunks = (pieces: readonly string[]): readonly string[] => {
  const chunks: string[] = [];
  let from = 0;
  let length = 0;
  for (let index = 0; index < pieces.length; index++) {
    length += pieces[index]?.length ?? 0;
    if (length < chunk && index < pieces.length - 1) continue;
    chunks.push(pieces.slice(from, index + 1).join(''));
    from = index + 1;
    length = 0;
  }
  return chunks;
};

/** Writes pieces of text to a file, making its folder. */
export const writeText = (file: string, pieces: readonly string[]): void => {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  try {
    for (const piece of inChunks(pieces)) writeSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
};
