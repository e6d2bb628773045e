import { createHash } from 'node:crypto';
import { arch } from 'node:process';
import { type TarFile, tar } from './tar.ts';

/** An image to be made. */
export interface ImagePlan {
  readonly name: string;
  readonly files: readonly TarFile[];
  readonly entrypoint: readonly string[];
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const goArch = arch === 'x64' ? 'amd64' : arch;

/** An OCI image layout (image-spec 1.1) with one image of one layer, as a tar archive that `ctr images import` reads. */
export const ociArchive = ({ name, files, entrypoint }: ImagePlan): Buffer => {
  const layer = tar(files);
  const config = json({
    architecture: goArch,
    os: 'linux',
    config: { Entrypoint: entrypoint, User: '65532:65532' },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digestOf(layer)}`] },
  });
  const manifest = json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor('application/vnd.oci.image.config.v1+json', config),
    layers: [descriptor('application/vnd.oci.image.layer.v1.tar', layer)],
  });
  const index = json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        ...descriptor('application/vnd.oci.image.manifest.v1+json', manifest),
        annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': name },
      },
    ],
  });
  return tar([
    file('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
    file('index.json', index),
    ...[layer, config, manifest].map((bytes) => file(`blobs/sha256/${digestOf(bytes)}`, bytes)),
  ]);
};

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const file = (path: string, bytes: Buffer): TarFile => ({ path, mode: 0o644, bytes });

const descriptor = (mediaType: string, bytes: Buffer): object => ({
  mediaType,
  digest: `sha256:${digestOf(bytes)}`,
  size: bytes.length,
});
