import { join } from 'node:path';
import type { Certificate } from '../certificates.ts';
import { writeKubeconfig } from '../kubeconfig.ts';
import { apiPort, podRange, serviceRange } from '../network.ts';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';

/** A kubeconfig for a component, which reaches the API server on the node itself. */
export const componentKubeconfig = ({ folders, pki }: Context, name: string, client: Certificate): string => {
  const file = join(folders.etc, `${name}.kubeconfig`);
  writeKubeconfig(file, `https://127.0.0.1:${apiPort}`, pki.authority, client, name);
  return file;
};

/** All usual controllers, the garbage collector too: the node is real. */
export const controllerManager = (context: Context): Component => {
  const { pki, tools } = context;
  const kubeconfig = componentKubeconfig(context, 'controller-manager', pki.controllerManager);
  return {
    name: 'kube-controller-manager',
    program: tools.kube,
    words: [
      'kube-controller-manager',
      ...withKubeconfig(kubeconfig),
      '--bind-address=127.0.0.1',
      '--leader-elect=false',
      `--root-ca-file=${pki.authority.cert}`,
      `--client-ca-file=${pki.authority.cert}`,
      `--requestheader-client-ca-file=${pki.frontProxyAuthority.cert}`,
      `--service-account-private-key-file=${pki.tokens.key}`,
      '--use-service-account-credentials=true',
      `--cluster-signing-cert-file=${pki.authority.cert}`,
      `--cluster-signing-key-file=${pki.authority.key}`,
      // Each controller gets a token of its own first. At the usual 20 requests a second that is most of what a start takes.
      '--kube-api-qps=200',
      '--kube-api-burst=300',
      '--allocate-node-cidrs=true',
      `--cluster-cidr=${podRange}`,
      `--service-cluster-ip-range=${serviceRange}`,
    ],
  };
};

export const scheduler = (context: Context): Component => ({
  name: 'kube-scheduler',
  program: context.tools.kube,
  words: [
    'kube-scheduler',
    ...withKubeconfig(componentKubeconfig(context, 'scheduler', context.pki.scheduler)),
    '--bind-address=127.0.0.1',
    '--leader-elect=false',
  ],
});

const withKubeconfig = (file: string): readonly string[] =>
  ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map((flag) => `--${flag}=${file}`);
