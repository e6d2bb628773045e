import type { Check } from '../check.ts';
import { cpuLimitUnset } from './workloads/cpu-limit-unset.ts';
import { deprecatedServiceAccountField } from './workloads/deprecated-service-account-field.ts';
import { duplicateEnvVar } from './workloads/duplicate-env-var.ts';
import { envVarOrder } from './workloads/env-var-order.ts';
import { ephemeralStorageLimitUnset } from './workloads/ephemeral-storage-limit-unset.ts';
import { floatingTag } from './workloads/floating-tag.ts';
import { helmTiller } from './workloads/helm-tiller.ts';
import { imageDigestUnset } from './workloads/image-digest-unset.ts';
import { imagePullPolicyNotAlways } from './workloads/image-pull-policy-not-always.ts';
import { imageRegistry } from './workloads/image-registry.ts';
import { impatientLivenessProbe } from './workloads/impatient-liveness-probe.ts';
import { implausibleQuantity } from './workloads/implausible-quantity.ts';
import { invalidImageReference } from './workloads/invalid-image-reference.ts';
import { invalidProbe } from './workloads/invalid-probe.ts';
import { invalidQuantity } from './workloads/invalid-quantity.ts';
import { invalidRestartPolicy } from './workloads/invalid-restart-policy.ts';
import { latestTag } from './workloads/latest-tag.ts';
import { livenessPort } from './workloads/liveness-port.ts';
import { memoryRequestUnset } from './workloads/memory-request-unset.ts';
import { noLivenessProbe } from './workloads/no-liveness-probe.ts';
import { noProbe } from './workloads/no-probe.ts';
import { noReadinessProbe } from './workloads/no-readiness-probe.ts';
import { noTerminationGracePeriod } from './workloads/no-termination-grace-period.ts';
import { readinessPort } from './workloads/readiness-port.ts';
import { requestOverLimit } from './workloads/request-over-limit.ts';
import { retiredImageRegistry } from './workloads/retired-image-registry.ts';
import { shellProbe } from './workloads/shell-probe.ts';
import { staleLatestImage } from './workloads/stale-latest-image.ts';
import { startupPort } from './workloads/startup-port.ts';
import { unsetCpuRequirements } from './workloads/unset-cpu-requirements.ts';
import { unsetMemoryRequirements } from './workloads/unset-memory-requirements.ts';

/** Checks of this area, sorted by id. */
export const workloadsChecks: readonly Check[] = [
  cpuLimitUnset,
  deprecatedServiceAccountField,
  duplicateEnvVar,
  envVarOrder,
  ephemeralStorageLimitUnset,
  floatingTag,
  helmTiller,
  imageDigestUnset,
  imagePullPolicyNotAlways,
  imageRegistry,
  impatientLivenessProbe,
  implausibleQuantity,
  invalidImageReference,
  invalidProbe,
  invalidQuantity,
  invalidRestartPolicy,
  latestTag,
  livenessPort,
  memoryRequestUnset,
  noLivenessProbe,
  noProbe,
  noReadinessProbe,
  noTerminationGracePeriod,
  readinessPort,
  requestOverLimit,
  retiredImageRegistry,
  shellProbe,
  staleLatestImage,
  startupPort,
  unsetCpuRequirements,
  unsetMemoryRequirements,
];
