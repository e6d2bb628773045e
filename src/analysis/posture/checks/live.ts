import type { Check } from '../check.ts';
import { admissionOfPodsMissing } from './live/admission-of-pods-missing.ts';
import { admissionPoliciesMissing } from './live/admission-policies-missing.ts';
import { anonymousAccess } from './live/anonymous-access.ts';
import { apiServiceUnavailable } from './live/api-service-unavailable.ts';
import { containerRuntimeEndOfLife } from './live/container-runtime-end-of-life.ts';
import { controlPlaneSingle } from './live/control-plane-single.ts';
import { controlPlaneUntainted } from './live/control-plane-untainted.ts';
import { controlPlaneUserPods } from './live/control-plane-user-pods.ts';
import { kubeletEndOfLife } from './live/kubelet-end-of-life.ts';
import { kubeletVersionSkew } from './live/kubelet-version-skew.ts';
import { kubernetesEndOfLife } from './live/kubernetes-end-of-life.ts';
import { kubernetesPatchMissing } from './live/kubernetes-patch-missing.ts';
import { nodeSystemEndOfLife } from './live/node-system-end-of-life.ts';
import { nodeUnhealthy } from './live/node-unhealthy.ts';
import { webhookWithoutEndpoints } from './live/webhook-without-endpoints.ts';

/** Checks of this area, sorted by id. */
export const liveChecks: readonly Check[] = [
  admissionOfPodsMissing,
  admissionPoliciesMissing,
  anonymousAccess,
  apiServiceUnavailable,
  containerRuntimeEndOfLife,
  controlPlaneSingle,
  controlPlaneUntainted,
  controlPlaneUserPods,
  kubeletEndOfLife,
  kubeletVersionSkew,
  kubernetesEndOfLife,
  kubernetesPatchMissing,
  nodeSystemEndOfLife,
  nodeUnhealthy,
  webhookWithoutEndpoints,
];
