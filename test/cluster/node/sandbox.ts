import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BedError } from '../bed-error.ts';
import type { Folders } from '../folders.ts';
import { call, run } from '../program.ts';
import { waitFor } from '../wait.ts';
import { childrenOf, nameOf, startOf } from './process-id.ts';

/** The first process of a node. */
export interface Holder {
  readonly holder: number;
  readonly holderStart: string;
}

/**
 * The node's walls: network, process, mount and IPC namespaces of its own, held by one process. When that ends, the kernel ends
 * everything inside (pods, shims, components) and takes their mounts, interfaces and rules along. So nothing can be left behind.
 */
export interface Sandbox extends Holder {
  /** Bed number on this machine; names its network. */
  readonly slot: number;
}

const stepMs = 10_000;
const slots = 64;

/** Addresses: the host's end and the node's end of the one wire between them. */
export const hostAddress = (slot: number): string => `10.213.${slot}.1`;
export const nodeAddress = (slot: number): string => `10.213.${slot}.2`;
const hostEnd = (slot: number): string => `seawall${slot}`;

export const makeSandbox = async (folders: Folders, probe: string): Promise<Sandbox> => {
  const holder = await startHolder(folders, probe);
  const holderStart = startOf(holder);
  if (holderStart === undefined)
    throw new BedError("the node's first process has ended", join(folders.logs, 'node.log'));
  writeFileSync(folders.holder, JSON.stringify({ holder, holderStart } satisfies Holder));
  const slot = await plugIn(holder);
  await run('nsenter', [...inside(holder), 'sh', '-ec', innerNetwork(slot)], { timeMs: stepMs });
  return { holder, holderStart, slot };
};

export const isAlive = ({ holder, holderStart }: Holder): boolean => startOf(holder) === holderStart;

/** The last node's first process, alive or not. */
export const readHolder = (folders: Folders): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(folders.holder, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

/** Words for `nsenter`, before those of a program that shall run on the node. */
export const inside = (holder: number): readonly string[] => [
  '-t',
  `${holder}`,
  '-m',
  '-n',
  '-p',
  '-i',
  '--',
];

/** Folders that programs on a node expect at fixed places; each bed lays its own over them, seen inside only. */
const nodeFolders = {
  '/var/lib/kubelet': 'kubelet',
  '/var/lib/cni': 'cni',
  '/var/log/pods': 'pods',
  '/var/log/containers': 'containers',
};

const startHolder = async (folders: Folders, probe: string): Promise<number> => {
  const binds = Object.entries(nodeFolders).map(([place, name]) => {
    const own = join(folders.node, name);
    mkdirSync(own, { recursive: true });
    mkdirSync(place, { recursive: true });
    return `mount --bind "${own}" ${place}`;
  });
  const script = [
    // Shared among the node's own processes, as pods with mount propagation want it, and cut off from the host.
    'mount --make-rshared /',
    // Sockets of shims, pods' network namespaces, iptables' lock.
    'mount -t tmpfs tmpfs /run',
    ...binds,
    `exec "${probe}" pause`,
  ].join('\n');
  const log = openSync(join(folders.logs, 'node.log'), 'a');
  const words = ['--mount', '--net', '--pid', '--ipc', '--propagation', 'private', '--fork', '--mount-proc'];
  const outer = spawn('unshare', [...words, 'sh', '-ec', script], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  outer.once('error', () => undefined);
  outer.unref();
  let holder = 0;
  await waitFor(
    'namespaces for the node',
    stepMs,
    async () => {
      holder = outer.pid === undefined ? 0 : (childrenOf(outer.pid)[0] ?? 0);
      if (holder === 0) return 'unshare has no child process';
      const name = nameOf(holder);
      return name === 'probe' || `its first process is ${name} still`;
    },
    join(folders.logs, 'node.log'),
  );
  return holder;
};

/** Lays the wire. The kernel refuses a name that exists, so of two beds that start at once each gets a slot of its own. */
const plugIn = async (holder: number): Promise<number> => {
  for (let slot = 0; slot < slots; slot++) {
    const words = [
      'link',
      'add',
      hostEnd(slot),
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      `${holder}`,
    ];
    try {
      await run('ip', words, { timeMs: stepMs });
    } catch (error) {
      if (error instanceof BedError && error.message.includes('File exists')) continue;
      throw error;
    }
    await run('ip', ['addr', 'add', `${hostAddress(slot)}/30`, 'dev', hostEnd(slot)], { timeMs: stepMs });
    await run('ip', ['link', 'set', hostEnd(slot), 'up'], { timeMs: stepMs });
    return slot;
  }
  throw new BedError(`there are ${slots} beds on this machine: end one with npm run cluster -- down`);
};

/** The default route leads to the host, which forwards nothing: without one, the API server and Services on the node do not work. */
const innerNetwork = (slot: number): string => `
ip link set lo up
ip addr add ${nodeAddress(slot)}/30 dev eth0
ip link set eth0 up
ip route add default via ${hostAddress(slot)}
sysctl -qw net.ipv4.ip_forward=1
[ ! -e /proc/sys/net/bridge ] || sysctl -qw net.bridge.bridge-nf-call-iptables=1
`;

/** Takes the wire away at once; by itself it goes some time after the last process. */
export const unplug = async (slot: number): Promise<void> => {
  const { status, err } = await call('ip', ['link', 'del', hostEnd(slot)], { timeMs: stepMs });
  if (status !== 0 && !err.includes('Cannot find device'))
    throw new BedError(`${hostEnd(slot)} could not be removed: ${err}`);
};
