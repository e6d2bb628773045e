/** A file for an archive. */
export interface TarFile {
  /** Relative, at most 100 bytes. */
  readonly path: string;
  readonly mode: number;
  readonly bytes: Buffer;
}

const block = 512;

/** Writes a POSIX ustar archive (IEEE 1003.1) of plain files; owner and times are zero, so that the same files give the same bytes. */
export const tar = (files: readonly TarFile[]): Buffer =>
  Buffer.concat([
    ...files.flatMap(({ path, mode, bytes }) => [
      header(path, mode, bytes.length),
      bytes,
      Buffer.alloc((block - (bytes.length % block)) % block),
    ]),
    Buffer.alloc(2 * block),
  ]);

const header = (path: string, mode: number, size: number): Buffer => {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`too long for the archive: ${path}`);
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, width: number): void => {
    bytes.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1');
  };
  bytes.write(path, 0, 'utf8');
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  bytes.write('0', 156, 'latin1');
  bytes.write('ustar\x0000', 257, 'latin1');
  // The sum is taken with blanks in its own place.
  bytes.fill(' ', 148, 156);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
};
