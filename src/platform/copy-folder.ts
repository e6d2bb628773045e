import { cpSync } from 'node:fs';

/** Copies a folder with all it holds; links are copied as links. */
export const copyFolder = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
