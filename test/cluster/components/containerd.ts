import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePodRange } from '../network.ts';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';

export const containerd = ({ folders, tools, images }: Context): Component => {
  const network = join(folders.etc, 'cni');
  mkdirSync(network, { recursive: true });
  writeFileSync(join(network, '10-bridge.conflist'), JSON.stringify(bridge, null, 2));
  const file = join(folders.etc, 'containerd.toml');
  writeFileSync(
    file,
    config(folders.state, folders.containerdSocket, tools.cni, network, tools.runc, images.pause.name),
  );
  return {
    name: 'containerd',
    program: join(tools.containerd, 'containerd'),
    words: ['--config', file],
    path: [tools.containerd],
  };
};

/** Pods on one bridge; addresses from the node's range. `ipMasq` gives them the node's address towards the host. */
const bridge = {
  cniVersion: '1.0.0',
  name: 'bed',
  plugins: [
    {
      type: 'bridge',
      bridge: 'cni0',
      isGateway: true,
      hairpinMode: true,
      ipMasq: true,
      ipam: { type: 'host-local', ranges: [[{ subnet: nodePodRange }]], routes: [{ dst: '0.0.0.0/0' }] },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

const config = (
  state: string,
  socket: string,
  cni: string,
  network: string,
  runc: string,
  pause: string,
): string => `
version = 3
root = '${state}/containerd/root'
state = '/run/containerd'

[grpc]
  address = '${socket}'

[plugins.'io.containerd.cri.v1.images']
  snapshotter = 'overlayfs'
  [plugins.'io.containerd.cri.v1.images'.pinned_images]
    sandbox = '${pause}'

[plugins.'io.containerd.cri.v1.runtime']
  # Lowering the score takes a right that a container which runs the tests may lack.
  restrict_oom_score_adj = true
  [plugins.'io.containerd.cri.v1.runtime'.cni]
    bin_dirs = ['${cni}']
    conf_dir = '${network}'
  [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
    runtime_type = 'io.containerd.runc.v2'
    [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
      BinaryName = '${runc}'
      SystemdCgroup = false

[plugins.'io.containerd.grpc.v1.cri']
  disable_tcp_service = true
`;
