import type { Check } from '../check.ts';
import { anonymousAccess } from './live/anonymous-access.ts';
import { containerRuntimeEndOfLife } from './live/container-runtime-end-of-life.ts';
import { kubeletEndOfLife } from './live/kubelet-end-of-life.ts';
import { kubeletVersionSkew } from './live/kubelet-version-skew.ts';
import { kubernetesEndOfLife } from './live/kubernetes-end-of-life.ts';
import { kubernetesPatchMissing } from './live/kubernetes-patch-missing.ts';
import { nodeSystemEndOfLife } from './live/node-system-end-of-life.ts';

/** Checks of this area, sorted by id. */
export const liveChecks: readonly Check[] = [
  anonymousAccess,
  containerRuntimeEndOfLife,
  kubeletEndOfLife,
  kubeletVersionSkew,
  kubernetesEndOfLife,
  kubernetesPatchMissing,
  nodeSystemEndOfLife,
];
