import {
  type Certificate,
  makeAuthority,
  makeCertificate,
  makeTokenKeys,
  type Request,
} from './certificates.ts';
import type { Folders } from './folders.ts';
import { apiAddress } from './network.ts';

/** Everything that the components prove themselves with. */
export interface Pki {
  readonly authority: Certificate;
  readonly apiServer: Certificate;
  readonly apiServerToKubelet: Certificate;
  readonly admin: Certificate;
  readonly controllerManager: Certificate;
  readonly scheduler: Certificate;
  readonly proxy: Certificate;
  readonly kubelet: Certificate;
  readonly kubeletServing: Certificate;
  /** Signs for the aggregation layer only: requests with its certificate may say whom they speak for. */
  readonly frontProxyAuthority: Certificate;
  readonly frontProxy: Certificate;
  readonly tokens: Certificate;
}

/** Users and groups are those that Kubernetes' built-in roles are bound to. */
export const makePki = async (folders: Folders, node: string, address: string): Promise<Pki> => {
  const [authority, frontProxyAuthority] = await Promise.all([
    makeAuthority(folders.pki, 'ca', 'kubernetes'),
    makeAuthority(folders.pki, 'front-proxy-ca', 'front-proxy'),
  ]);
  const make = (request: Request): Promise<Certificate> => makeCertificate(folders.pki, authority, request);
  const domains = ['', '.default', '.default.svc', '.default.svc.cluster.local'];
  const [
    apiServer,
    apiServerToKubelet,
    admin,
    controllerManager,
    scheduler,
    proxy,
    kubelet,
    kubeletServing,
    frontProxy,
  ] = await Promise.all([
    make({
      file: 'apiserver',
      name: 'kube-apiserver',
      names: [
        'DNS:localhost',
        ...domains.map((domain) => `DNS:kubernetes${domain}`),
        ...['127.0.0.1', apiAddress, address].map((one) => `IP:${one}`),
      ],
    }),
    make({ file: 'apiserver-kubelet-client', name: 'kube-apiserver-kubelet-client' }),
    make({ file: 'admin', name: 'kubernetes-admin', group: 'system:masters' }),
    make({ file: 'controller-manager', name: 'system:kube-controller-manager' }),
    make({ file: 'scheduler', name: 'system:kube-scheduler' }),
    make({ file: 'proxy', name: 'system:kube-proxy' }),
    make({ file: 'kubelet', name: `system:node:${node}`, group: 'system:nodes' }),
    make({ file: 'kubelet-serving', name: `system:node:${node}`, names: [`DNS:${node}`, `IP:${address}`] }),
    makeCertificate(folders.pki, frontProxyAuthority, { file: 'front-proxy', name: 'front-proxy-client' }),
  ]);
  return {
    authority,
    apiServer,
    apiServerToKubelet,
    admin,
    controllerManager,
    scheduler,
    proxy,
    kubelet,
    kubeletServing,
    frontProxyAuthority,
    frontProxy,
    tokens: makeTokenKeys(folders.pki),
  };
};
