import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type TarEntry, writeTar } from './tar.ts';

/** A blob as others refer to it (OCI image-spec, descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly annotations?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** A layer: how it lies in the layout, and the digest of what it unpacks to. */
export interface Layer extends Descriptor {
  readonly diffId: string;
}

/** Collects the blobs of an OCI image layout (image-spec, image-layout.md). */
export class Layout {
  readonly #blobs = new Map<string, Uint8Array>();

  add(mediaType: string, bytes: Uint8Array): Descriptor {
    const digest = digestOf(bytes);
    this.#blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.length };
  }

  addJson(mediaType: string, value: object): Descriptor {
    return this.add(mediaType, Buffer.from(JSON.stringify(value)));
  }

  addLayer(entries: readonly TarEntry[]): Layer {
    const tar = writeTar(entries);
    const zipped = gzipSync(tar, { level: 9 });
    // The byte that names the system which packed it (RFC 1952, 2.3.1): 255 is "unknown", the same everywhere.
    zipped[9] = 255;
    return { ...this.add('application/vnd.oci.image.layer.v1.tar+gzip', zipped), diffId: digestOf(tar) };
  }

  /** The whole layout as one archive. `manifests` go into its index. */
  archive(manifests: readonly Descriptor[]): Buffer {
    const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
    return writeTar([
      { kind: 'file', path: 'oci-layout', mode: 0o644, bytes: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
      { kind: 'file', path: 'index.json', mode: 0o644, bytes: Buffer.from(JSON.stringify(index)) },
      ...[...this.#blobs].map(([digest, bytes]) => ({
        kind: 'file' as const,
        path: `blobs/${digest.replace(':', '/')}`,
        mode: 0o644,
        bytes,
      })),
    ]);
  }
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
