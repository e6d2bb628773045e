import type { ClusterConfiguration } from './kubeadm.ts';

type Flags = Readonly<Record<string, string>>;

const pki = '/etc/kubernetes/pki';

/** What kubeadm starts the API server with when nothing is said. (kubernetes, cmd/kubeadm/app/phases/controlplane, getAPIServerCommand) */
const apiServer: Flags = {
  'authorization-mode': 'Node,RBAC',
  'client-ca-file': `${pki}/ca.crt`,
  'enable-admission-plugins': 'NodeRestriction',
  'enable-bootstrap-token-auth': 'true',
  'kubelet-client-certificate': `${pki}/apiserver-kubelet-client.crt`,
  'kubelet-client-key': `${pki}/apiserver-kubelet-client.key`,
  'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt`,
  'secure-port': '6443',
  'service-account-key-file': `${pki}/sa.pub`,
  'service-account-signing-key-file': `${pki}/sa.key`,
  'tls-cert-file': `${pki}/apiserver.crt`,
  'tls-private-key-file': `${pki}/apiserver.key`,
};

const localEtcd: Flags = {
  'etcd-cafile': `${pki}/etcd/ca.crt`,
  'etcd-certfile': `${pki}/apiserver-etcd-client.crt`,
  'etcd-keyfile': `${pki}/apiserver-etcd-client.key`,
  'etcd-servers': 'https://127.0.0.1:2379',
};

const controllerManager: Flags = {
  'bind-address': '127.0.0.1',
  'client-ca-file': `${pki}/ca.crt`,
  'root-ca-file': `${pki}/ca.crt`,
  'service-account-private-key-file': `${pki}/sa.key`,
  'use-service-account-credentials': 'true',
};

const scheduler: Flags = { 'bind-address': '127.0.0.1' };

/** (cmd/kubeadm/app/phases/etcd, getEtcdCommand) */
const etcd: Flags = {
  'cert-file': `${pki}/etcd/server.crt`,
  'client-cert-auth': 'true',
  'key-file': `${pki}/etcd/server.key`,
  'listen-client-urls': 'https://127.0.0.1:2379',
  'listen-metrics-urls': 'http://127.0.0.1:2381',
  'listen-peer-urls': 'https://127.0.0.1:2380',
  'peer-cert-file': `${pki}/etcd/peer.crt`,
  'peer-client-cert-auth': 'true',
  'peer-key-file': `${pki}/etcd/peer.key`,
  'peer-trusted-ca-file': `${pki}/etcd/ca.crt`,
  'trusted-ca-file': `${pki}/etcd/ca.crt`,
};

/** kubeadm takes the files of an external etcd from its own fields. */
const externalEtcd = ({ object }: ClusterConfiguration): Flags => {
  const { endpoints = [], caFile, certFile, keyFile } = object.etcd?.external ?? {};
  const given = {
    'etcd-servers': endpoints.join(','),
    'etcd-cafile': caFile,
    'etcd-certfile': certFile,
    'etcd-keyfile': keyFile,
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''),
  );
};

/** The flags that kubeadm gives each component by itself; `extraArgs` come over them. */
export const kubeadmDefaults = {
  'kube-apiserver': (cluster: ClusterConfiguration): Flags => ({
    ...apiServer,
    ...(cluster.object.etcd?.external === undefined ? localEtcd : externalEtcd(cluster)),
  }),
  'kube-controller-manager': (): Flags => controllerManager,
  'kube-scheduler': (): Flags => scheduler,
  etcd: (): Flags => etcd,
} as const;
