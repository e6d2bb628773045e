import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPort, clusterDomain, serviceRange } from '../network.ts';
import type { Component } from '../node/processes.ts';
import type { Context } from './context.ts';
import { etcdClient } from './etcd.ts';

/** Who did what to which object, never a body: those hold secrets. */
const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
`;

export const apiServer = ({ folders, tools, pki, address }: Context): Component => {
  const policy = join(folders.etc, 'audit-policy.yaml');
  writeFileSync(policy, auditPolicy);
  return {
    name: 'kube-apiserver',
    program: tools.kube,
    words: [
      'kube-apiserver',
      `--etcd-servers=${etcdClient}`,
      `--secure-port=${apiPort}`,
      `--advertise-address=${address}`,
      `--client-ca-file=${pki.authority.cert}`,
      `--tls-cert-file=${pki.apiServer.cert}`,
      `--tls-private-key-file=${pki.apiServer.key}`,
      `--kubelet-certificate-authority=${pki.authority.cert}`,
      `--kubelet-client-certificate=${pki.apiServerToKubelet.cert}`,
      `--kubelet-client-key=${pki.apiServerToKubelet.key}`,
      '--kubelet-preferred-address-types=InternalIP',
      `--service-account-issuer=https://kubernetes.default.svc.${clusterDomain}`,
      `--service-account-key-file=${pki.tokens.cert}`,
      `--service-account-signing-key-file=${pki.tokens.key}`,
      `--requestheader-client-ca-file=${pki.frontProxyAuthority.cert}`,
      '--requestheader-allowed-names=front-proxy-client',
      '--requestheader-username-headers=X-Remote-User',
      '--requestheader-group-headers=X-Remote-Group',
      '--requestheader-extra-headers-prefix=X-Remote-Extra-',
      `--proxy-client-cert-file=${pki.frontProxy.cert}`,
      `--proxy-client-key-file=${pki.frontProxy.key}`,
      // Straight to the pods behind a Service: the same way for aggregated APIs as for webhooks.
      '--enable-aggregator-routing=true',
      '--authorization-mode=Node,RBAC',
      '--enable-admission-plugins=NodeRestriction',
      `--service-cluster-ip-range=${serviceRange}`,
      '--allow-privileged=true',
      `--audit-policy-file=${policy}`,
      `--audit-log-path=${join(folders.logs, 'audit.log')}`,
      '--audit-log-maxsize=100',
      '--audit-log-maxbackup=1',
    ],
  };
};
