import { globSync, readFileSync, statSync } from 'node:fs';
import type { DebianPackage } from './debian-packages.ts';
import type { TarEntry } from './tar.ts';

/** The user that the program runs as: no root, no name of the node's. */
export const userId = 65_532;

/** Of each package what is needed at run time, and its licence. */
const kept: readonly RegExp[] = [
  /^lib(?:64)?\/(?:[^/]+\/)?(?:ld-linux[^/]*|lib(?:c|dl|m|pthread|resolv|rt|util|nss_dns|nss_files|gcc_s)\.so\.\d+)$/,
  /^usr\/lib\/[^/]+\/lib(?:atomic|stdc\+\+)\.so\.[\d.]+$/,
  /^usr\/share\/doc\/[^/]+(?:\/copyright)?$/,
  /^usr\/share\/common-licenses\//,
  /^usr\/lib\/os-release$/,
  /^etc\/(?:os-release|debian_version|host\.conf|protocols|services)$/,
];

/** The C library and certificates of Debian, with dpkg's records of them, so that scanners see what is there. */
export const runtimeLayer = (packages: readonly DebianPackage[]): readonly TarEntry[] => [
  ...packages.flatMap(({ entries }) =>
    entries.filter(({ kind, path }) => kind !== 'folder' && kept.some((one) => one.test(path))),
  ),
  ...packages.flatMap(({ name, control, checksums }) => [
    file(`var/lib/dpkg/status.d/${name}`, `${control.trimEnd()}\n`),
    file(`var/lib/dpkg/status.d/${name}.md5sums`, checksums),
  ]),
  file('etc/ssl/certs/ca-certificates.crt', certificatesOf(packages)),
  file(
    'etc/passwd',
    `root:x:0:0:root:/root:/sbin/nologin\nseawall:x:${userId}:${userId}:seawall:/home/seawall:/sbin/nologin\n`,
  ),
  file('etc/group', `root:x:0:\nseawall:x:${userId}:\n`),
  file('etc/nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n'),
  { kind: 'folder', path: 'home/seawall', mode: 0o755, owner: userId },
  { kind: 'folder', path: 'tmp', mode: 0o1777 },
];

const file = (path: string, text: string): TarEntry => ({
  kind: 'file',
  path,
  mode: 0o644,
  bytes: Buffer.from(text),
});

/** As update-ca-certificates joins them: all of Mozilla's, sorted by name. */
const certificatesOf = (packages: readonly DebianPackage[]): string =>
  packages
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => /^usr\/share\/ca-certificates\/mozilla\/.+\.crt$/.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((entry) => (entry.kind === 'file' ? `${Buffer.from(entry.bytes).toString('utf8').trimEnd()}\n` : ''))
    .join('');

/** Node.js, out of its package in the registry. */
export const nodeLayer = (binary: string): readonly TarEntry[] => [
  { kind: 'file', path: 'usr/bin/node', mode: 0o755, bytes: readFileSync(binary) },
  {
    kind: 'file',
    path: 'usr/share/doc/nodejs/LICENSE',
    mode: 0o644,
    bytes: readFileSync(binary.replace(/bin\/node$/, 'LICENSE')),
  },
];

/** The program: what `npm run build` made, and the image's own bill of materials. */
export const programLayer = (folder: string, sbom: string): readonly TarEntry[] => [
  ...globSync('**/*', { cwd: folder })
    // Executable files of `npm run executable` lie at the top.
    .filter((path) => statSync(`${folder}/${path}`).isFile() && !path.startsWith('seawall-'))
    .map(
      (path): TarEntry => ({
        kind: 'file',
        path: `usr/lib/seawall/${path}`,
        mode: path === 'seawall.cjs' ? 0o755 : 0o644,
        bytes: readFileSync(`${folder}/${path}`),
      }),
    ),
  file('usr/share/sbom/seawall.cdx.json', sbom),
  file('usr/share/doc/seawall/LICENSE', readFileSync('LICENSE', 'utf8')),
];
