import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arch, execPath } from 'node:process';
import type { Bed } from '../cluster/bed.ts';

/** The registry that the guide speaks of: the image lies on the node under its name, so that nothing is pulled. */
export const registry = 'registry.example.com';

/** Why no image can be built here; `false` where one can. */
export const noImage: string | false = ['apt-get', 'dpkg-deb', 'npm'].some((name) => !isThere(name))
  ? 'apt-get, dpkg-deb or npm is missing: the image takes its C library from Debian'
  : false;

function isThere(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const loaded = new Map<string, Promise<void>>();

/** Puts our own image onto the bed's node; built once, whoever asks. */
export const loadOwnImage = (bed: Bed): Promise<void> => {
  const before = loaded.get(bed.name);
  const loading = before ?? buildAndLoad(bed);
  loaded.set(bed.name, loading);
  return loading;
};

/** Builds the image out of these sources and puts it onto the bed's node. */
const buildAndLoad = async (bed: Bed): Promise<void> => {
  const run = (...words: readonly string[]) =>
    execFileSync(execPath, [...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  run('tools/build.ts');
  const output = 'build/image/test.tar';
  const platform = arch === 'arm64' ? 'arm64' : 'amd64';
  run('tools/image.ts', '--platform', platform, '--output', output, '--name', `${registry}/seawall`);
  await bed.loadImage(output);
};

/** A volume of this machine: the bed has nothing that makes volumes. */
export const withVolume = async (
  bed: Bed,
  name: string,
): Promise<{ readonly remove: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-volume-'));
  // The kubelet gives a folder of the host to nobody.
  chmodSync(folder, 0o777);
  await bed.apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '8Gi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        hostPath: { path: folder, type: 'Directory' },
      },
    }),
  );
  return {
    remove: async () => {
      await bed.kubectl('delete', 'persistentvolume', name, '--ignore-not-found');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The lines of the first shell block under a heading of a guide. */
export const guideLines = (file: string, heading: string): readonly string[] => {
  const text = readFileSync(file, 'utf8');
  const [, block = ''] = new RegExp(`## ${heading}\n(?:[\\s\\S]*?\n)?\n((?: {4}.+\n)+)`).exec(text) ?? [];
  return block
    .split('\n')
    .map((line) => line.trim().replace(/\s{2,}.*$/, ''))
    .filter((line) => line !== '');
};
