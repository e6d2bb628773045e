import { dirname } from 'node:path';
import { cwd } from 'node:process';

/** The folder in which the program was called. */
export const workingFolder = (): string => cwd();

/** The folder that holds this one; `undefined` at the top. */
export const folderAbove = (folder: string): string | undefined => {
  const above = dirname(folder);
  return above === folder ? undefined : above;
};
