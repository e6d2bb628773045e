import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from 'node:process';

const cache = join(homedir(), '.cache', 'seawall');

/** Where built binaries are kept between runs, each under a name with its version. */
export const toolsFolder = resolve(env['SEAWALL_TOOLS'] ?? join(cache, 'bin'));

/** Where every bed has a folder of its own. */
export const bedsFolder = resolve(env['SEAWALL_BED'] ?? join(cache, 'bed'));

/** Everything that one bed writes lies under `state`. */
export interface Folders {
  readonly state: string;
  readonly logs: string;
  readonly pki: string;
  readonly etc: string;
  /** One record a process: what it is and how to start it again. */
  readonly processes: string;
  /** What the node shows under /var: kubelet's folder, pod logs, addresses handed out. */
  readonly node: string;
  readonly containerdSocket: string;
  readonly kubeconfig: string;
  readonly record: string;
  /** The first process of the node, known before anything else about the bed is. */
  readonly holder: string;
  readonly lock: string;
}

export const foldersOf = (name: string): Folders => {
  const state = join(bedsFolder, name);
  return {
    state,
    logs: join(state, 'logs'),
    pki: join(state, 'pki'),
    etc: join(state, 'etc'),
    processes: join(state, 'processes'),
    node: join(state, 'node'),
    containerdSocket: join(state, 'containerd.sock'),
    kubeconfig: join(state, 'kubeconfig'),
    record: join(state, 'bed.json'),
    holder: join(state, 'holder.json'),
    lock: `${state}.lock`,
  };
};

/** A bed's name becomes part of paths, host names and control groups. */
export const isName = (text: string): boolean => /^[a-z][a-z0-9-]{0,19}$/.test(text);
