import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for as long as something is done. */
export interface ScratchFolder {
  readonly place: (name: string) => string;
  readonly remove: () => void;
}

export const makeScratchFolder = (prefix: string): ScratchFolder => {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  return {
    place: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
