import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { readBytes } from '../../platform/files.ts';
import { gunzip } from '../../platform/gunzip.ts';

/** Entry types of tar (POSIX.1-2017, pax): what a chart may hold is files and folders, and the headers that describe them. */
const regular = new Set(['0', '\0', '7']);
const descriptive = new Set(['x', 'g', 'L', 'K']);
const folderType = '5';

const block = 512;

/**
 * Looks into a chart archive before helm does. Whoever made it controls every byte: names that leave the folder, links, entries
 * and sizes without end. `undefined` when there is nothing to hold against it.
 */
export const problemInArchive = (file: string): Problem | undefined => {
  const bytes = readBytes(file, limits.fileBytes);
  if (bytes === undefined)
    return {
      code: 'unreadable-file',
      file,
      detail: `it cannot be read, or is over fileBytes (${limits.fileBytes})`,
    };
  const unpacked = gunzip(bytes, limits.archiveBytes);
  if (unpacked === 'over')
    return {
      code: 'limit-exceeded',
      file,
      detail: `over archiveBytes (${limits.archiveBytes}) when unpacked`,
    };
  if (unpacked === 'broken') return { code: 'render-failed', file, detail: 'it is no gzip archive' };
  const detail = faultIn(unpacked);
  return detail === undefined
    ? undefined
    : { code: 'render-failed', file, detail: `the archive was not opened: ${detail}` };
};

const faultIn = (tar: Uint8Array): string | undefined => {
  let entries = 0;
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    if (++entries > limits.archiveEntries) return `over archiveEntries (${limits.archiveEntries})`;
    const name = nameAt(tar, at);
    const type = String.fromCharCode(tar[at + 156] ?? 0);
    const size = sizeAt(tar, at);
    if (size === undefined || at + block + size > tar.length) return `entry ${entries} has no size that fits`;
    if (!descriptive.has(type)) {
      if (!regular.has(type) && type !== folderType) return `${JSON.stringify(name)} is a link or device`;
      if (leavesFolder(name)) return `${JSON.stringify(name)} would be written outside of the chart`;
    } else if (leavesFolder(textAt(tar, at + block, size)))
      return `entry ${entries} describes a name outside of the chart`;
    at += block + Math.ceil(size / block) * block;
  }
  return entries === 0 ? 'it is empty, or no tar archive' : undefined;
};

const leavesFolder = (name: string): boolean =>
  /(?:^|[/\\= \n])\.\.(?:[/\\\n]|$)/.test(name) || /^[/\\]|^[A-Za-z]:|path=\//.test(name);

const textAt = (bytes: Uint8Array, from: number, length: number): string => {
  let text = '';
  for (let at = from; at < from + Math.min(length, 4096) && bytes[at] !== 0; at++)
    text += String.fromCharCode(bytes[at] ?? 0);
  return text;
};

/** ustar keeps the front of a long name in a field of its own. */
const nameAt = (tar: Uint8Array, at: number): string => {
  const prefix = textAt(tar, at + 257, 5) === 'ustar' ? textAt(tar, at + 345, 155) : '';
  return prefix === '' ? textAt(tar, at, 100) : `${prefix}/${textAt(tar, at, 100)}`;
};

/** Octal digits; GNU's binary sizes are for files of gigabytes, which no chart has. */
const sizeAt = (tar: Uint8Array, at: number): number | undefined => {
  const digits = textAt(tar, at + 124, 12).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
};
