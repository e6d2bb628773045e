import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * Writes pieces of text as a gzip file. It is there whole or not at all, and only its owner may read it. Throws the system's error.
 */
export const writePacked = async (file: string, pieces: Iterable<string>): Promise<void> => {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await pipeline(
      Readable.from(pieces, { objectMode: true }),
      createGzip({ level: 6 }),
      createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/**
 * How reading a gzip file ended. `no-gzip`: it is none. `cut-off`: it ends too early. `damaged`: what was read before stands. `stopped`: the
 * caller wanted no more.
 */
export type PackedEnd =
  | 'whole'
  | 'no-gzip'
  | 'cut-off'
  | 'damaged'
  | 'stopped'
  | { readonly unreadable: string };

/** Reads a gzip file piece by piece; `take` answers whether it wants more. Nothing is held but the piece at hand. */
export const readPacked = async (file: string, take: (bytes: Uint8Array) => boolean): Promise<PackedEnd> => {
  const start = await firstBytes(file);
  if (typeof start === 'string') return { unreadable: start };
  if (start[0] !== 0x1f || start[1] !== 0x8b) return 'no-gzip';
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  try {
    for await (const piece of unpacked) if (!take(piece as Uint8Array)) return 'stopped';
    return 'whole';
  } catch (error) {
    return codeOf(error) === 'Z_BUF_ERROR' ? 'cut-off' : 'damaged';
  } finally {
    source.destroy();
    unpacked.destroy();
  }
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

/** The bytes that say what a file is, or why it cannot be read. */
const firstBytes = async (file: string): Promise<Uint8Array | string> => {
  try {
    const handle = await open(file);
    try {
      if (!(await handle.stat()).isFile()) return 'it is no regular file';
      const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return reasons[codeOf(error)] ?? codeOf(error);
  }
};
