import type { Architecture, DebianPackage } from './debian-packages.ts';
import { nodeLayer, programLayer, runtimeLayer, userId } from './layers.ts';
import type { Descriptor, Layout } from './layout.ts';
import { sbomOf } from './sbom.ts';

/** What one image is made of. */
export interface ImageParts {
  readonly architecture: Architecture;
  readonly version: string;
  /** The commit. */
  readonly revision: string;
  /** RFC 3339: when the commit was made, so that the same commit gives the same bytes. */
  readonly created: string;
  readonly debian: readonly DebianPackage[];
  readonly node: string;
  readonly nodeVersion: string;
  /** Folder of the bundle. */
  readonly program: string;
}

/** One image, and the bill of materials that refers to it. */
export interface BuiltImage {
  readonly image: Descriptor;
  readonly sbom: Descriptor;
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const sbomType = 'application/vnd.cyclonedx+json';

/** Adds an image for one processor: three layers, those that change least at the bottom. */
export const buildImage = (layout: Layout, parts: ImageParts): BuiltImage => {
  const sbom = sbomOf(parts);
  const layers = [
    layout.addLayer(runtimeLayer(parts.debian)),
    layout.addLayer(nodeLayer(parts.node)),
    layout.addLayer(programLayer(parts.program, sbom)),
  ];
  const config = layout.addJson('application/vnd.oci.image.config.v1+json', {
    created: parts.created,
    architecture: parts.architecture,
    os: 'linux',
    config: {
      User: `${userId}:${userId}`,
      Env: [
        'PATH=/usr/bin',
        'HOME=/home/seawall',
        // Certificates that are mounted over /etc/ssl/certs count beside Node.js' own.
        'NODE_USE_SYSTEM_CA=1',
      ],
      Entrypoint: ['/usr/bin/node', '/usr/lib/seawall/seawall.cjs'],
      WorkingDir: '/home/seawall',
      Labels: labelsOf(parts),
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: [
      'Debian: C library, certificates',
      `Node.js ${parts.nodeVersion}`,
      `seawall ${parts.version}`,
    ].map((comment) => ({ created: parts.created, comment })),
  });
  const image: Descriptor = {
    ...layout.addJson(manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      config,
      layers: layers.map(({ diffId: _, ...layer }) => layer),
      annotations: labelsOf(parts),
    }),
    platform: { os: 'linux', architecture: parts.architecture },
  };
  return { image, sbom: referrer(layout, image, sbom, parts.created) };
};

/** The bill of materials beside the image, as an artifact whose subject is the image (image-spec 1.1, manifest.md). */
const referrer = (layout: Layout, image: Descriptor, sbom: string, created: string): Descriptor => {
  const { platform: _, ...subject } = image;
  const empty = layout.add('application/vnd.oci.empty.v1+json', Buffer.from('{}'));
  return {
    ...layout.addJson(manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      artifactType: sbomType,
      config: empty,
      layers: [layout.add(sbomType, Buffer.from(sbom))],
      subject,
      annotations: { 'org.opencontainers.image.created': created },
    }),
    artifactType: sbomType,
  };
};

const labelsOf = ({ version, revision, created }: ImageParts): Readonly<Record<string, string>> => ({
  'org.opencontainers.image.title': 'seawall',
  'org.opencontainers.image.description':
    'Finds and repairs security risk in Kubernetes: manifests, charts, Dockerfiles and clusters',
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.revision': revision,
  'org.opencontainers.image.created': created,
  'org.opencontainers.image.licenses': 'Apache-2.0',
});
