import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { buildImage } from './image/build-image.ts';
import { type Architecture, debianPackages, writeLock } from './image/debian-packages.ts';
import { Layout } from './image/layout.ts';
import { nodeFor } from './node-for.ts';

/**
 * `npm run image`: the OCI image as one archive, made without a daemon; the same commit gives the same bytes. It takes the bundle as
 * `npm run build` left it.
 */

const { values } = parseArgs({
  options: {
    platform: { type: 'string', multiple: true, default: ['amd64', 'arm64'] },
    program: { type: 'string', default: 'dist' },
    output: { type: 'string', default: 'build/image/seawall.tar' },
    name: { type: 'string', default: 'localhost/seawall' },
    update: { type: 'boolean', default: false },
  },
});

if (!existsSync(`${values.program}/seawall.cjs`)) {
  stderr.write(`There is no bundle in ${values.program}: npm run build\n`);
  exit(2);
}

const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  devDependencies: { node: string };
};
const git = (...words: string[]): string => {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};
const seconds = Number(env['SOURCE_DATE_EPOCH'] ?? (git('log', '-1', '--format=%ct') || '0'));
const created = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const npmTarget = { amd64: 'linux-x64', arm64: 'linux-arm64' } as const;
const nodeVersion = own.devDependencies.node;

const known: readonly Architecture[] = ['amd64', 'arm64'];
const architectures = known.filter((one) => values.platform.includes(one));
const unknown = values.platform.find((word) => !known.some((one) => one === word));
if (unknown !== undefined) {
  stderr.write(`--platform is amd64 or arm64, not ${unknown}\n`);
  exit(2);
}
const packages = new Map(
  architectures.map((architecture) => [
    architecture,
    debianPackages(architecture, values.update ? 'update' : 'pinned'),
  ]),
);
if (values.update) writeLock([...packages.values()].flat());

const layout = new Layout();
const images = architectures.map((architecture) =>
  buildImage(layout, {
    architecture,
    version: own.version,
    revision: git('rev-parse', 'HEAD'),
    created,
    debian: packages.get(architecture) ?? [],
    node: nodeFor(npmTarget[architecture], nodeVersion, 'build/image/node'),
    nodeVersion,
    program: values.program,
  }),
);
const indexType = 'application/vnd.oci.image.index.v1+json';
const index = layout.addJson(indexType, {
  schemaVersion: 2,
  mediaType: indexType,
  manifests: images.map(({ image }) => image),
});
const tagged = {
  ...index,
  annotations: {
    'io.containerd.image.name': `${values.name}:${own.version}`,
    'org.opencontainers.image.ref.name': own.version,
  },
};
const archive = layout.archive([tagged, ...images.map(({ sbom }) => sbom)]);
mkdirSync(dirname(values.output), { recursive: true });
writeFileSync(values.output, archive);

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
stdout.write(
  [
    `${values.output}: ${mebibytes(archive.length)}, sha256 ${createHash('sha256').update(archive).digest('hex')}`,
    `${values.name}:${own.version}: ${index.digest}`,
    ...images.map(({ image }) => `  ${image.platform?.architecture}: ${image.digest}`),
    '',
  ].join('\n'),
);
