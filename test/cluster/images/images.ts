import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import type { Tools } from '../build/tools.ts';
import { coreDnsVersion } from '../versions.ts';
import { ociArchive } from './oci.ts';

/** An image and the archive that it lies in. */
export interface Image {
  readonly name: string;
  readonly file: string;
}

export interface Images {
  readonly pause: Image;
  readonly probe: Image;
  readonly coredns: Image;
}

export const probeImage = 'seawall.test/probe:1';

/** The images that every bed has. Each is one static binary; the archive is kept beside it. */
export const images = (tools: Tools): Images => ({
  pause: image('seawall.test/pause:1', 'pause', tools.probe, ['/probe', 'pause']),
  probe: image(probeImage, 'probe', tools.probe, ['/probe']),
  coredns: image(`seawall.test/coredns:${coreDnsVersion}`, 'coredns', tools.coredns, ['/coredns']),
});

const image = (name: string, title: string, binary: string, entrypoint: readonly string[]): Image => {
  const file = join(dirname(binary), `${title}.tar`);
  if (existsSync(file)) return { name, file };
  const bytes = ociArchive({
    name,
    entrypoint,
    files: [{ path: basename(binary), mode: 0o755, bytes: readFileSync(binary) }],
  });
  const part = `${file}.${pid}`;
  writeFileSync(part, bytes);
  renameSync(part, file);
  return { name, file };
};
