import type { Check } from '../check.ts';
import { admissionOfPodsMissing } from './live/admission-of-pods-missing.ts';
import { admissionPoliciesMissing } from './live/admission-policies-missing.ts';
import { anonymousAccess } from './live/anonymous-access.ts';
import { apiServiceUnavailable } from './live/api-service-unavailable.ts';
import { clusterAdminsMany } from './live/cluster-admins-many.ts';
import { containerRuntimeEndOfLife } from './live/container-runtime-end-of-life.ts';
import { controlPlaneSingle } from './live/control-plane-single.ts';
import { controlPlaneUntainted } from './live/control-plane-untainted.ts';
import { controlPlaneUserPods } from './live/control-plane-user-pods.ts';
import { imageDigestsDiffer } from './live/image-digests-differ.ts';
import { kubeletCertificatePending } from './live/kubelet-certificate-pending.ts';
import { kubeletEndOfLife } from './live/kubelet-end-of-life.ts';
import { kubeletVersionSkew } from './live/kubelet-version-skew.ts';
import { kubernetesEndOfLife } from './live/kubernetes-end-of-life.ts';
import { kubernetesPatchMissing } from './live/kubernetes-patch-missing.ts';
import { loadBalancerPublicAddress } from './live/load-balancer-public-address.ts';
import { logAgentIncomplete } from './live/log-agent-incomplete.ts';
import { logAgentMissing } from './live/log-agent-missing.ts';
import { meshProxyOutdated } from './live/mesh-proxy-outdated.ts';
import { metricsCollectorMissing } from './live/metrics-collector-missing.ts';
import { networkPluginWithoutPolicies } from './live/network-plugin-without-policies.ts';
import { nodeSystemEndOfLife } from './live/node-system-end-of-life.ts';
import { nodeUnhealthy } from './live/node-unhealthy.ts';
import { podSecurityStricterLevel } from './live/pod-security-stricter-level.ts';
import { podsBelowEnforcedLevel } from './live/pods-below-enforced-level.ts';
import { quotaOverCluster } from './live/quota-over-cluster.ts';
import { serviceWithoutEndpoints } from './live/service-without-endpoints.ts';
import { unnamedConfiguration } from './live/unnamed-configuration.ts';
import { webhookAuthorityExpired } from './live/webhook-authority-expired.ts';
import { webhookWithoutEndpoints } from './live/webhook-without-endpoints.ts';
import { workloadScaledToZero } from './live/workload-scaled-to-zero.ts';

/** Checks of this area, sorted by id. */
export const liveChecks: readonly Check[] = [
  admissionOfPodsMissing,
  admissionPoliciesMissing,
  anonymousAccess,
  apiServiceUnavailable,
  clusterAdminsMany,
  containerRuntimeEndOfLife,
  controlPlaneSingle,
  controlPlaneUntainted,
  controlPlaneUserPods,
  imageDigestsDiffer,
  kubeletCertificatePending,
  kubeletEndOfLife,
  kubeletVersionSkew,
  kubernetesEndOfLife,
  kubernetesPatchMissing,
  loadBalancerPublicAddress,
  logAgentIncomplete,
  logAgentMissing,
  meshProxyOutdated,
  metricsCollectorMissing,
  networkPluginWithoutPolicies,
  nodeSystemEndOfLife,
  nodeUnhealthy,
  podSecurityStricterLevel,
  podsBelowEnforcedLevel,
  quotaOverCluster,
  serviceWithoutEndpoints,
  unnamedConfiguration,
  webhookAuthorityExpired,
  webhookWithoutEndpoints,
  workloadScaledToZero,
];
