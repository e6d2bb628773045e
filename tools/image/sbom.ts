import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Architecture, DebianPackage } from './debian-packages.ts';

interface NpmPackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

interface Parts {
  readonly version: string;
  readonly created: string;
  readonly architecture: Architecture;
  readonly debian: readonly DebianPackage[];
  readonly nodeVersion: string;
  /** Path of the binary of Node.js. */
  readonly node: string;
  /** Folder of the bundle. */
  readonly program: string;
}

/**
 * The image's bill of materials (CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/): Debian's packages, Node.js, and what was bundled
 * into the program. The same parts give the same text.
 */
export const sbomOf = (parts: Parts): string => {
  const components = [
    ...parts.debian.map((one) => debianComponent(one, parts.architecture)),
    nodeComponent(parts),
    ...bundledPackages(parts.program).map(npmComponent),
  ];
  const program = { 'bom-ref': 'seawall', type: 'application', name: 'seawall', version: parts.version };
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([parts.version, parts.architecture, components]))}`,
    version: 1,
    metadata: {
      timestamp: parts.created,
      component: {
        ...program,
        purl: `pkg:npm/seawall@${parts.version}`,
        licenses: [{ license: { id: 'Apache-2.0' } }],
        properties: [{ name: 'architecture', value: parts.architecture }],
      },
    },
    components,
    dependencies: [
      { ref: 'seawall', dependsOn: components.map((component) => component['bom-ref']) },
      ...components.map((component) => ({ ref: component['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
};

const debianComponent = (
  { name, version, sha256, architecture, control }: DebianPackage,
  target: Architecture,
) => {
  const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture === 'all' ? 'all' : target}&distro=debian-12`;
  const supplier = /^Maintainer: ([^<\n]+?)\s*(?:<|$)/m.exec(control)?.[1];
  return {
    'bom-ref': purl,
    type: 'library',
    ...(supplier === undefined ? {} : { supplier: { name: supplier } }),
    name,
    version,
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    purl,
  };
};

const nodeComponent = ({ nodeVersion, node }: Parts) => ({
  'bom-ref': `pkg:generic/node@${nodeVersion}`,
  type: 'platform',
  name: 'node',
  version: nodeVersion,
  cpe: `cpe:2.3:a:nodejs:node.js:${nodeVersion}:*:*:*:*:*:*:*`,
  purl: `pkg:generic/node@${nodeVersion}`,
  hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(readFileSync(node)).digest('hex') }],
  licenses: [{ license: { id: 'MIT' } }],
});

const npmComponent = ({ name, version, license }: NpmPackage) => {
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  return {
    'bom-ref': purl,
    type: 'library',
    name,
    version,
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    purl,
  };
};

/** What was taken out of node_modules, by the lists that the builds of the program and of the console wrote; each once. */
const bundledPackages = (program: string): readonly NpmPackage[] => {
  const listed = ['packages.json', 'console/packages.json']
    .map((name) => `${program}/${name}`)
    .filter((list) => existsSync(list))
    .flatMap((list) => JSON.parse(readFileSync(list, 'utf8')) as readonly NpmPackage[]);
  return [...new Map(listed.map((one) => [`${one.name}@${one.version}`, one])).values()];
};

/** A name-based UUID (RFC 9562, version 8: ours to make) of a text. */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
