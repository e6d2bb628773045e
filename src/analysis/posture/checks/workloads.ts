import type { Check } from '../check.ts';
import { cpuLimitUnset } from './workloads/cpu-limit-unset.ts';
import { ephemeralStorageLimitUnset } from './workloads/ephemeral-storage-limit-unset.ts';
import { floatingTag } from './workloads/floating-tag.ts';
import { helmTiller } from './workloads/helm-tiller.ts';
import { imageDigestUnset } from './workloads/image-digest-unset.ts';
import { imagePullPolicyNotAlways } from './workloads/image-pull-policy-not-always.ts';
import { imageRegistry } from './workloads/image-registry.ts';
import { implausibleQuantity } from './workloads/implausible-quantity.ts';
import { invalidImageReference } from './workloads/invalid-image-reference.ts';
import { invalidQuantity } from './workloads/invalid-quantity.ts';
import { latestTag } from './workloads/latest-tag.ts';
import { memoryRequestUnset } from './workloads/memory-request-unset.ts';
import { noLivenessProbe } from './workloads/no-liveness-probe.ts';
import { noProbe } from './workloads/no-probe.ts';
import { noReadinessProbe } from './workloads/no-readiness-probe.ts';
import { requestOverLimit } from './workloads/request-over-limit.ts';
import { retiredImageRegistry } from './workloads/retired-image-registry.ts';
import { staleLatestImage } from './workloads/stale-latest-image.ts';
import { unsetCpuRequirements } from './workloads/unset-cpu-requirements.ts';
import { unsetMemoryRequirements } from './workloads/unset-memory-requirements.ts';

/** Checks of this area, sorted by id. */
export const workloadsChecks: readonly Check[] = [
  cpuLimitUnset,
  ephemeralStorageLimitUnset,
  floatingTag,
  helmTiller,
  imageDigestUnset,
  imagePullPolicyNotAlways,
  imageRegistry,
  implausibleQuantity,
  invalidImageReference,
  invalidQuantity,
  latestTag,
  memoryRequestUnset,
  noLivenessProbe,
  noProbe,
  noReadinessProbe,
  requestOverLimit,
  retiredImageRegistry,
  staleLatestImage,
  unsetCpuRequirements,
  unsetMemoryRequirements,
];
