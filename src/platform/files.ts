import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  globSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { normalize, sep } from 'node:path';

/** What reading a file gave. `not-text` names the first byte that is no UTF-8, line and column from 1. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-text'; readonly line: number; readonly column: number; readonly reason: string }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What a path leads to, links followed. `loop`: links that lead to each other. */
export type PathKind = 'file' | 'folder' | 'other' | 'missing' | 'loop' | 'unreadable';

export type Folder =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  ELOOP: 'its symbolic links lead to each other',
  EISDIR: 'it is a folder',
  ENXIO: 'it is a device or pipe',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'its name is too long',
};

const reasonOf = (error: unknown): string => reasons[codeOf(error)] ?? codeOf(error);

/**
 * Reads a regular file of at most `maxBytes` as UTF-8. Its size is looked at before anything is read, and it is opened without waiting, as
 * a pipe that nobody writes to would wait for ever.
 */
export const readTextFile = (path: string, maxBytes: number): FileText => {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { kind: 'unreadable', reason: 'it is no regular file' };
    if (status.size > maxBytes) return { kind: 'too-large', bytes: status.size };
    return decode(readAll(descriptor, status.size, maxBytes), maxBytes);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  } finally {
    closeSync(descriptor);
  }
};

/** The bytes of a regular file of at most `maxBytes`; `undefined` when it is larger or cannot be read. */
export const readBytes = (path: string, maxBytes: number): Uint8Array | undefined => {
  try {
    const status = statSync(path);
    return status.isFile() && status.size <= maxBytes ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
};

/** Reads standard input to its end, or until it is over `maxBytes`. */
export const readStandardInput = (maxBytes: number): FileText => {
  try {
    return decode(readAll(0, 64 * 1024, maxBytes), maxBytes);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
};

/** Bytes up to the end, at most one more than `maxBytes`. A file may grow while it is read. */
const readAll = (descriptor: number, expectedBytes: number, maxBytes: number): Buffer => {
  let buffer = Buffer.allocUnsafe(expectedBytes + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length) {
      if (length > maxBytes) break;
      const larger = Buffer.allocUnsafe(Math.min(length * 2, maxBytes + 1));
      buffer.copy(larger);
      buffer = larger;
    }
    const read = readSome(descriptor, buffer, length);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
};

/** A pipe set to non-blocking by its other end has no bytes yet: wait a little and ask again. */
const readSome = (descriptor: number, buffer: Buffer, offset: number): number => {
  for (;;) {
    try {
      return readSync(descriptor, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      if (codeOf(error) === 'EOF') return 0;
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

const decode = (bytes: Buffer, maxBytes: number): FileText => {
  if (bytes.length > maxBytes) return { kind: 'too-large', bytes: bytes.length };
  if (isUtf8(bytes)) return { kind: 'text', text: bytes.toString('utf8') };
  return { kind: 'not-text', ...firstInvalid(bytes) };
};

const firstInvalid = (bytes: Buffer): { line: number; column: number; reason: string } => {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { line: 1, column: 1, reason: 'it is UTF-16' };
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(10, start) + 1;
    const end = next === 0 ? bytes.length : next;
    const row = bytes.subarray(start, end);
    if (!isUtf8(row))
      return { line, column: row.toString('utf8').indexOf('\ufffd') + 1, reason: 'a byte is no UTF-8' };
    start = end;
  }
  return { line, column: 1, reason: 'a byte is no UTF-8' };
};

/** Follows links. */
export const kindOfPath = (path: string): PathKind => {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return 'folder';
    return status.isFile() ? 'file' : 'other';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ELOOP') return 'loop';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
};

const kindOfEntry = (entry: Dirent): EntryKind => {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
};

/** The entries of a folder, sorted by name in code unit order, so that every machine gives the same order. */
export const listFolder = (path: string): Folder => {
  try {
    const entries = readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: kindOfEntry(entry),
    }));
    return { kind: 'entries', entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
};

/** The path without `./`, `//`, `a/../` and a slash at its end, with slashes between its parts on every system. */
export const normalizePath = (path: string): string => {
  const normal = normalize(path).replaceAll(sep, '/');
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
};

/** The path without links; the path itself when it leads nowhere. */
export const realPathOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** Paths that match a glob (`*`, `**`, `?`, `[…]`, `{a,b}`), sorted; folders that are never manifests are not entered. */
export const expandGlob = (pattern: string, skipped: ReadonlySet<string>): readonly string[] =>
  globSync(pattern, { exclude: (name) => skipped.has(name) }).sort();
