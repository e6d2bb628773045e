import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTar, type TarEntry } from './tar.ts';

/** A processor, in Debian's word; OCI has the same for both. */
export type Architecture = 'amd64' | 'arm64';

/** A package as the lock file pins it: exactly these bytes. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: Architecture | 'all';
  readonly sha256: string;
}

/** A package, unpacked. */
export interface DebianPackage extends PinnedPackage {
  readonly entries: readonly TarEntry[];
  /** The package's own record, as dpkg keeps it. */
  readonly control: string;
  readonly checksums: string;
}

/** What Node.js and TLS need, and what says which system this is. */
const names = [
  'base-files',
  'ca-certificates',
  'gcc-12-base',
  'libatomic1',
  'libc6',
  'libgcc-s1',
  'libstdc++6',
  'netbase',
] as const;

const lockFile = 'tools/image/debian-packages.json';
const folderOf = (architecture: Architecture): string => resolve(`build/image/debian-${architecture}`);

/**
 * The packages for a processor, fetched with this machine's apt from its own sources of Debian 12, and held against the lock file. A state
 * folder of our own keeps the machine's apt as it is. `update` takes what the mirror has now.
 */
export const debianPackages = (
  architecture: Architecture,
  mode: 'pinned' | 'update',
): readonly DebianPackage[] => {
  const folder = folderOf(architecture);
  const pins = readLock().filter((pin) => pin.architecture === 'all' || pin.architecture === architecture);
  const present =
    mode === 'pinned' && pins.length === names.length && pins.every((pin) => isThere(folder, pin));
  if (!present)
    fetch(architecture, mode === 'update' ? names : pins.map(({ name, version }) => `${name}=${version}`));
  const packages = readdirSync(`${folder}/packages`)
    .filter((file) => file.endsWith('.deb'))
    .map((file) => unpack(`${folder}/packages/${file}`))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (mode === 'pinned') return pins.map((pin) => pinned(packages, pin));
  return packages;
};

const readLock = (): readonly PinnedPackage[] =>
  existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')) as PinnedPackage[]) : [];

/** Writes the versions and bytes of what was fetched. */
export const writeLock = (packages: readonly DebianPackage[]): void => {
  const rows = packages.map(({ name, version, architecture, sha256 }) => ({
    name,
    version,
    architecture,
    sha256,
  }));
  const unique = new Map(rows.map((row) => [`${row.name} ${row.architecture}`, row]));
  const sorted = [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  writeFileSync(lockFile, `[\n${sorted.map((row) => `  ${inOneLine(row)}`).join(',\n')}\n]\n`);
};

const inOneLine = (row: object): string =>
  `{ ${Object.entries(row)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;

const isThere = (folder: string, { name, version }: PinnedPackage): boolean =>
  globSync(`${folder}/packages/${name}_${version.replace(':', '%3a')}_*.deb`).length === 1;

const pinned = (packages: readonly DebianPackage[], pin: PinnedPackage): DebianPackage => {
  const found = packages.find(({ name, version }) => name === pin.name && version === pin.version);
  if (found?.sha256 === pin.sha256) return found;
  throw new Error(
    `${pin.name} ${pin.version} ${found === undefined ? 'is not there' : 'has other bytes than the lock file says'}; "npm run image -- --update" takes what the mirror has now`,
  );
};

const fetch = (architecture: Architecture, wanted: readonly string[]): void => {
  const folder = folderOf(architecture);
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['lists/partial', 'cache/archives/partial', 'sources', 'packages'])
    mkdirSync(`${folder}/${part}`, { recursive: true });
  writeFileSync(`${folder}/status`, '');
  for (const [index, file] of debianSources().entries())
    writeFileSync(`${folder}/sources/${index}${file.slice(file.lastIndexOf('.'))}`, readFileSync(file));
  const options = [
    `APT::Architecture=${architecture}`,
    `APT::Architectures::=${architecture}`,
    `Dir::State=${folder}`,
    `Dir::State::lists=${folder}/lists`,
    `Dir::State::status=${folder}/status`,
    `Dir::Cache=${folder}/cache`,
    // As root, apt would fetch as another user, who may not write here.
    'APT::Sandbox::User=root',
    'Dir::Etc::sourcelist=/dev/null',
    `Dir::Etc::sourceparts=${folder}/sources`,
  ].flatMap((option) => ['-o', option]);
  const apt = (words: readonly string[]) =>
    execFileSync('apt-get', [...options, ...words], {
      cwd: `${folder}/packages`,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  apt(['update']);
  apt(['download', ...wanted]);
};

/** The machine's own sources that are signed by Debian. */
const debianSources = (): readonly string[] => {
  const files = globSync(['/etc/apt/sources.list', '/etc/apt/sources.list.d/*.{list,sources}']);
  const debian = files.filter((file) =>
    /debian-archive-keyring|\/debian(?:-security)?\b/.test(readFileSync(file, 'utf8')),
  );
  if (debian.length > 0) return debian;
  throw new Error('no source of Debian in /etc/apt: the image takes its C library from Debian 12');
};

const unpack = (file: string): DebianPackage => {
  const tarOf = (what: string): Buffer => execFileSync('dpkg-deb', [what, file], { maxBuffer: 1 << 28 });
  const records = readTar(tarOf('--ctrl-tarfile'));
  const record = (path: string): string => {
    const found = records.find((entry) => entry.path === path);
    return found?.kind === 'file' ? Buffer.from(found.bytes).toString('utf8') : '';
  };
  const control = record('control');
  const field = (name: string): string => new RegExp(`^${name}: (.+)$`, 'm').exec(control)?.[1] ?? '';
  return {
    name: field('Package'),
    version: field('Version'),
    architecture: field('Architecture') as PinnedPackage['architecture'],
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    entries: readTar(tarOf('--fsys-tarfile')),
    control,
    checksums: record('md5sums'),
  };
};
