import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { podRange } from '../network.ts';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';
import { componentKubeconfig } from './controllers.ts';

export const kubeProxy = (context: Context): Component => {
  const file = join(context.folders.etc, 'kube-proxy.yaml');
  const configuration = {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig: componentKubeconfig(context, 'kube-proxy', context.pki.proxy) },
    hostnameOverride: context.name,
    mode: 'iptables',
    // Tests make few Services and want them at once; the usual wait is 1 s.
    iptables: { minSyncPeriod: '100ms' },
    clusterCIDR: podRange,
    detectLocalMode: 'ClusterCIDR',
    metricsBindAddress: '127.0.0.1:10249',
    oomScoreAdj: 0,
    // These limits belong to the whole machine and cannot be set from inside a network namespace.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  };
  writeFileSync(file, `${JSON.stringify(configuration, null, 2)}\n`);
  return { name: 'kube-proxy', program: context.tools.kube, words: ['kube-proxy', `--config=${file}`] };
};
