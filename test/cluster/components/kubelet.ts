import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterDomain, dnsAddress } from '../network.ts';
import { controlGroupOf } from '../node/control-groups.ts';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';
import { componentKubeconfig } from './controllers.ts';

export const kubelet = (context: Context): Component => {
  const { name, folders, tools, address, pki } = context;
  const file = join(folders.etc, 'kubelet.yaml');
  writeFileSync(file, `${JSON.stringify(configuration(context), null, 2)}\n`);
  return {
    name: 'kubelet',
    program: tools.kube,
    words: [
      'kubelet',
      `--config=${file}`,
      `--kubeconfig=${componentKubeconfig(context, 'kubelet', pki.kubelet)}`,
      `--hostname-override=${name}`,
      // Not loopback, or logs and exec through the API server do not work.
      `--node-ip=${address}`,
    ],
    path: [tools.containerd],
  };
};

const configuration = ({ name, folders, pki }: Context): unknown => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  authentication: {
    anonymous: { enabled: false },
    webhook: { enabled: true },
    x509: { clientCAFile: pki.authority.cert },
  },
  authorization: { mode: 'Webhook' },
  tlsCertFile: pki.kubeletServing.cert,
  tlsPrivateKeyFile: pki.kubeletServing.key,
  containerRuntimeEndpoint: `unix://${folders.containerdSocket}`,
  clusterDNS: [dnsAddress],
  clusterDomain,
  resolvConf: '',
  cgroupDriver: 'cgroupfs',
  cgroupRoot: `/${controlGroupOf(name)}`,
  enforceNodeAllocatable: [],
  failCgroupV1: false,
  failSwapOn: false,
  // Rights that a container which runs the tests may lack.
  oomScoreAdj: 0,
  volumePluginDir: '/var/lib/kubelet/volume-plugins',
  // Images come from files and cannot be pulled again, so a full disk must not make the kubelet remove them.
  imageGCHighThresholdPercent: 100,
  imageGCLowThresholdPercent: 99,
  evictionHard: { 'nodefs.available': '1%', 'imagefs.available': '1%', 'memory.available': '100Mi' },
});
