/** One entry of a tar archive. Paths have no slash at their beginning or end. */
export type TarEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly mode: number;
      readonly bytes: Uint8Array;
      readonly owner?: number;
    }
  | { readonly kind: 'folder'; readonly path: string; readonly mode: number; readonly owner?: number }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

const block = 512;

/**
 * A tar archive (POSIX.1-1988, ustar) that depends on nothing but its entries: sorted, with the folders above them, of the same owner and
 * time everywhere.
 */
export const writeTar = (entries: readonly TarEntry[]): Buffer => {
  const all = new Map(withFolders(entries).map((entry) => [entry.path, entry]));
  const sorted = [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const pieces = sorted.flatMap((entry) => {
    if (entry.kind !== 'file') return [headerOf(entry)];
    const rest = (block - (entry.bytes.length % block)) % block;
    return [headerOf(entry), entry.bytes, Buffer.alloc(rest)];
  });
  return Buffer.concat([...pieces, Buffer.alloc(2 * block)]);
};

/** Folders first, so that one that is named with its own mode goes before one that only lies above something. */
const withFolders = (entries: readonly TarEntry[]): readonly TarEntry[] => {
  const above = entries.flatMap(({ path }) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...above.map((path) => ({ kind: 'folder', path, mode: 0o755 }) as const), ...entries];
};

const types = { file: '0', link: '2', folder: '5' } as const;

const headerOf = (entry: TarEntry): Buffer => {
  const header = Buffer.alloc(block);
  const { name, prefix } = splitName(entry.kind === 'folder' ? `${entry.path}/` : entry.path);
  const owner = entry.kind === 'link' ? 0 : (entry.owner ?? 0);
  header.write(name, 0);
  header.write(octal(entry.kind === 'link' ? 0o777 : entry.mode, 7), 100);
  header.write(octal(owner, 7), 108);
  header.write(octal(owner, 7), 116);
  header.write(octal(entry.kind === 'file' ? entry.bytes.length : 0, 11), 124);
  header.write(octal(0, 11), 136);
  header.write(' '.repeat(8), 148);
  header.write(types[entry.kind], 156);
  if (entry.kind === 'link') header.write(entry.target, 157);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345);
  header.write(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\u0000 `,
    148,
  );
  return header;
};

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** A name of more than 100 bytes is cut at a slash; the front part may have 155. */
const splitName = (path: string): { readonly name: string; readonly prefix: string } => {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' };
  const cut = path.indexOf('/', path.length - 101);
  const [name, prefix] = [path.slice(cut + 1), path.slice(0, cut)];
  if (cut < 0 || name === '' || Buffer.byteLength(prefix) > 155)
    throw new Error(`the path is too long for a tar archive: ${path}`);
  return { name, prefix };
};

/** The entries of an archive that a tool of ours wrote: files, folders and symbolic links; long names as GNU tar writes them. */
export const readTar = (archive: Buffer): readonly TarEntry[] => {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + block);
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const bytes = archive.subarray(at + block, at + block + size);
    at += block + Math.ceil(size / block) * block;
    const type = String.fromCharCode(header[156] ?? 48);
    if (type === 'L') {
      longName = textAt(bytes, 0, bytes.length);
      continue;
    }
    const prefix = textAt(header, 345, 155);
    const short = textAt(header, 0, 100);
    const path = (longName ?? (prefix === '' ? short : `${prefix}/${short}`))
      .replace(/^\.\//, '')
      .replace(/\/$/, '');
    longName = undefined;
    const mode = Number.parseInt(textAt(header, 100, 8), 8);
    if (type === '5') entries.push({ kind: 'folder', path, mode });
    else if (type === '2') entries.push({ kind: 'link', path, target: textAt(header, 157, 100) });
    else if (type === '0' || type === '\u0000') entries.push({ kind: 'file', path, mode, bytes });
  }
  return entries;
};

const textAt = (bytes: Buffer, start: number, length: number): string => {
  const piece = bytes.subarray(start, start + length);
  const end = piece.indexOf(0);
  return piece.toString('utf8', 0, end < 0 ? piece.length : end).trim();
};
