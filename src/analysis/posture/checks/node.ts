import type { Check } from '../check.ts';
import { kubeProxyMetricsAddress } from './node/kube-proxy-metrics-address.ts';
import { kubeletAlwaysAllow } from './node/kubelet-always-allow.ts';
import { kubeletAnonymousAuth } from './node/kubelet-anonymous-auth.ts';
import { kubeletCertificateRotation } from './node/kubelet-certificate-rotation.ts';
import { kubeletClientAuthority } from './node/kubelet-client-authority.ts';
import { kubeletEventRate } from './node/kubelet-event-rate.ts';
import { kubeletEviction } from './node/kubelet-eviction.ts';
import { kubeletHostnameOverride } from './node/kubelet-hostname-override.ts';
import { kubeletIdleStreams } from './node/kubelet-idle-streams.ts';
import { kubeletIptablesChains } from './node/kubelet-iptables-chains.ts';
import { kubeletLogRotation } from './node/kubelet-log-rotation.ts';
import { kubeletPidLimit } from './node/kubelet-pid-limit.ts';
import { kubeletProtectKernelDefaults } from './node/kubelet-protect-kernel-defaults.ts';
import { kubeletReadOnlyPort } from './node/kubelet-read-only-port.ts';
import { kubeletReservedPids } from './node/kubelet-reserved-pids.ts';
import { kubeletSeccompDefault } from './node/kubelet-seccomp-default.ts';
import { kubeletServingCertificate } from './node/kubelet-serving-certificate.ts';
import { kubeletServingRotation } from './node/kubelet-serving-rotation.ts';
import { kubeletStaticPodUrl } from './node/kubelet-static-pod-url.ts';
import { kubeletUnsafeSysctls } from './node/kubelet-unsafe-sysctls.ts';
import { kubeletWeakTls } from './node/kubelet-weak-tls.ts';

/** Checks of this area, sorted by id. */
export const nodeChecks: readonly Check[] = [
  kubeProxyMetricsAddress,
  kubeletAlwaysAllow,
  kubeletAnonymousAuth,
  kubeletCertificateRotation,
  kubeletClientAuthority,
  kubeletEventRate,
  kubeletEviction,
  kubeletHostnameOverride,
  kubeletIdleStreams,
  kubeletIptablesChains,
  kubeletLogRotation,
  kubeletPidLimit,
  kubeletProtectKernelDefaults,
  kubeletReadOnlyPort,
  kubeletReservedPids,
  kubeletSeccompDefault,
  kubeletServingCertificate,
  kubeletServingRotation,
  kubeletStaticPodUrl,
  kubeletUnsafeSysctls,
  kubeletWeakTls,
];
