import { join } from 'node:path';
import type { Folders } from './folders.ts';
import { run } from './program.ts';

const loadMs = 120_000;
const listMs = 30_000;

/** Asks containerd about what the kubelet has there. `folder` is the one that holds `ctr`. */
const ctr = (folders: Folders, folder: string, timeMs: number, words: readonly string[]): Promise<string> =>
  run(join(folder, 'ctr'), ['-a', folders.containerdSocket, '-n', 'k8s.io', ...words], { timeMs });

/** Puts the images of an OCI or docker archive where the kubelet finds them. */
export const loadImage = async (folders: Folders, folder: string, file: string): Promise<void> => {
  await ctr(folders, folder, loadMs, ['images', 'import', file]);
};

/** Ids of the containers, also pause containers, that run for pods of a namespace. Ended ones are swept up by the kubelet each minute. */
export const runningIn = async (
  folders: Folders,
  folder: string,
  namespace: string,
): Promise<readonly string[]> => {
  const ask = (...words: readonly string[]): Promise<string> => ctr(folders, folder, listMs, words);
  const filter = `labels."io.kubernetes.pod.namespace"==${namespace}`;
  const known = await ask('containers', 'list', '-q', filter);
  const tasks = await ask('tasks', 'list');
  const running = new Set([...tasks.matchAll(/^(\S+)\s+\d+\s+RUNNING/gm)].map(([, id]) => id));
  return known.split('\n').filter((id) => running.has(id));
};
