import { join } from 'node:path';
import {
  cniVersion,
  containerdVersion,
  coreDnsVersion,
  etcdVersion,
  type Minor,
  runcVersion,
} from '../versions.ts';
import { type GoTool, toolFolder } from './go-tool.ts';
import { kube } from './kube.ts';

/** Paths of what a bed runs. */
export interface Tools {
  readonly kube: string;
  readonly kubectl: string;
  readonly etcd: string;
  readonly coredns: string;
  readonly runc: string;
  /** Folder with containerd, its shim and ctr. */
  readonly containerd: string;
  readonly cni: string;
  readonly probe: string;
}

const published = (
  name: string,
  version: string,
  programs: readonly string[],
  options: Pick<GoTool, 'tags' | 'cgo' | 'linkerFlags'> = {},
): GoTool => ({
  name: `${name}-${version}`,
  programs,
  requirements: ['get', ...programs.map((program) => `${program}@v${version}`)],
  ...options,
});

const etcd = published('etcd', etcdVersion, ['go.etcd.io/etcd/server/v3']);

const coredns = published('coredns', coreDnsVersion, ['github.com/coredns/coredns']);

/** Without libseccomp it would run, and refuse each profile. */
const runc = published('runc', runcVersion, ['github.com/opencontainers/runc'], {
  tags: 'seccomp',
  cgo: true,
});

const containerd = published(
  'containerd',
  containerdVersion,
  ['containerd', 'containerd-shim-runc-v2', 'ctr'].map(
    (program) => `github.com/containerd/containerd/v2/cmd/${program}`,
  ),
  // The kubelet shows it in the node's status.
  { linkerFlags: `-X github.com/containerd/containerd/v2/version.Version=v${containerdVersion}` },
);

const cni = published(
  'cni',
  cniVersion,
  ['main/bridge', 'main/loopback', 'ipam/host-local', 'meta/portmap'].map(
    (program) => `github.com/containernetworking/plugins/plugins/${program}`,
  ),
);

const probe: GoTool = {
  name: 'probe',
  programs: ['.'],
  sources: [join(import.meta.dirname, '..', 'probe', 'main.go')],
  module: async () => 'module probe\n\ngo 1.24.0\n',
  requirements: ['mod', 'tidy'],
};

/** Builds what is missing, one after the other: each build takes all processors as it is. */
export const tools = async (minor: Minor): Promise<Tools> => {
  const kubernetes = await toolFolder(kube(minor));
  return {
    kube: join(kubernetes, 'kube'),
    kubectl: join(kubernetes, 'kubectl'),
    etcd: join(await toolFolder(etcd), 'server'),
    coredns: join(await toolFolder(coredns), 'coredns'),
    runc: join(await toolFolder(runc), 'runc'),
    containerd: await toolFolder(containerd),
    cni: await toolFolder(cni),
    probe: join(await toolFolder(probe), 'probe'),
  };
};
