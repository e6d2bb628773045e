import { relative, resolve, sep } from 'node:path';

const withSlashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** The path from the root of the file system. */
export const absolutePath = (path: string): string => withSlashes(resolve(path));

/** The way from a folder to a path. */
export const relativePath = (from: string, to: string): string => withSlashes(relative(from, to)) || '.';
