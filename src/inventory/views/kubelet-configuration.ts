import { boolean, list, map, number, object, type Shaped, scalar, string } from '../../model/shape.ts';

/** KubeletConfiguration, as far as it is read. (kubelet.config.k8s.io/v1beta1) */
export const kubeletConfiguration = object({
  authentication: object({
    anonymous: object({ enabled: boolean }),
    webhook: object({ enabled: boolean }),
    x509: object({ clientCAFile: string }),
  }),
  authorization: object({ mode: string }),
  readOnlyPort: number,
  streamingConnectionIdleTimeout: string,
  protectKernelDefaults: boolean,
  makeIPTablesUtilChains: boolean,
  eventRecordQPS: number,
  tlsCertFile: string,
  tlsPrivateKeyFile: string,
  tlsMinVersion: string,
  tlsCipherSuites: list(string),
  rotateCertificates: boolean,
  serverTLSBootstrap: boolean,
  featureGates: map(boolean),
  podPidsLimit: number,
  systemReserved: map(scalar),
  kubeReserved: map(scalar),
  evictionHard: map(string),
  mergeDefaultEvictionSettings: boolean,
  containerLogMaxSize: string,
  containerLogMaxFiles: number,
  seccompDefault: boolean,
  staticPodURL: string,
  allowedUnsafeSysctls: list(string),
  hostnameOverride: string,
});

export type KubeletConfiguration = Shaped<typeof kubeletConfiguration>;

/** The flag of each field that has one; all are deprecated in favour of the file. (kubelet(8)) */
export const kubeletFlags: Readonly<
  Record<
    string,
    { readonly field: readonly string[]; readonly type: 'boolean' | 'number' | 'string' | 'list' | 'map' }
  >
> = {
  'allowed-unsafe-sysctls': { field: ['allowedUnsafeSysctls'], type: 'list' },
  'anonymous-auth': { field: ['authentication', 'anonymous', 'enabled'], type: 'boolean' },
  'authentication-token-webhook': { field: ['authentication', 'webhook', 'enabled'], type: 'boolean' },
  'authorization-mode': { field: ['authorization', 'mode'], type: 'string' },
  'client-ca-file': { field: ['authentication', 'x509', 'clientCAFile'], type: 'string' },
  'container-log-max-files': { field: ['containerLogMaxFiles'], type: 'number' },
  'container-log-max-size': { field: ['containerLogMaxSize'], type: 'string' },
  'event-qps': { field: ['eventRecordQPS'], type: 'number' },
  'eviction-hard': { field: ['evictionHard'], type: 'map' },
  'feature-gates': { field: ['featureGates'], type: 'map' },
  'hostname-override': { field: ['hostnameOverride'], type: 'string' },
  'kube-reserved': { field: ['kubeReserved'], type: 'map' },
  'make-iptables-util-chains': { field: ['makeIPTablesUtilChains'], type: 'boolean' },
  'manifest-url': { field: ['staticPodURL'], type: 'string' },
  'pod-max-pids': { field: ['podPidsLimit'], type: 'number' },
  'protect-kernel-defaults': { field: ['protectKernelDefaults'], type: 'boolean' },
  'read-only-port': { field: ['readOnlyPort'], type: 'number' },
  'rotate-certificates': { field: ['rotateCertificates'], type: 'boolean' },
  'rotate-server-certificates': { field: ['serverTLSBootstrap'], type: 'boolean' },
  'seccomp-default': { field: ['seccompDefault'], type: 'boolean' },
  'streaming-connection-idle-timeout': { field: ['streamingConnectionIdleTimeout'], type: 'string' },
  'system-reserved': { field: ['systemReserved'], type: 'map' },
  'tls-cert-file': { field: ['tlsCertFile'], type: 'string' },
  'tls-cipher-suites': { field: ['tlsCipherSuites'], type: 'list' },
  'tls-min-version': { field: ['tlsMinVersion'], type: 'string' },
  'tls-private-key-file': { field: ['tlsPrivateKeyFile'], type: 'string' },
};
