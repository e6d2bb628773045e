import { join } from 'node:path';
import type { Folders } from '../folders.ts';
import { run } from '../program.ts';

const loadMs = 120_000;

/** Puts the images of an OCI or docker archive where the kubelet finds them. `tools` is the folder that holds `ctr`. */
export const loadImage = async (folders: Folders, tools: string, file: string): Promise<void> => {
  const words = ['-a', folders.containerdSocket, '-n', 'k8s.io', 'images', 'import', file];
  await run(join(tools, 'ctr'), words, { timeMs: loadMs });
};
