import type { Check } from '../check.ts';
import { controlPlaneToleration } from './workloads/control-plane-toleration.ts';
import { cpuLimitUnset } from './workloads/cpu-limit-unset.ts';
import { cronJob } from './workloads/cron-job.ts';
import { danglingHorizontalpodautoscaler } from './workloads/dangling-horizontalpodautoscaler.ts';
import { danglingPoddisruptionbudget } from './workloads/dangling-poddisruptionbudget.ts';
import { danglingStatefulSetService } from './workloads/dangling-stateful-set-service.ts';
import { danglingVolumeMount } from './workloads/dangling-volume-mount.ts';
import { deprecatedServiceAccountField } from './workloads/deprecated-service-account-field.ts';
import { dnsconfigOptions } from './workloads/dnsconfig-options.ts';
import { duplicateEnvVar } from './workloads/duplicate-env-var.ts';
import { duplicatePort } from './workloads/duplicate-port.ts';
import { duplicateSelector } from './workloads/duplicate-selector.ts';
import { envValueFrom } from './workloads/env-value-from.ts';
import { envVarOrder } from './workloads/env-var-order.ts';
import { ephemeralStorageLimitUnset } from './workloads/ephemeral-storage-limit-unset.ts';
import { floatingTag } from './workloads/floating-tag.ts';
import { helmTiller } from './workloads/helm-tiller.ts';
import { hpaCannotScale } from './workloads/hpa-cannot-scale.ts';
import { hpaFixedReplicas } from './workloads/hpa-fixed-replicas.ts';
import { hpaMinimumThreeReplicas } from './workloads/hpa-minimum-three-replicas.ts';
import { hpaSharedTarget } from './workloads/hpa-shared-target.ts';
import { hpaSingleReplica } from './workloads/hpa-single-replica.ts';
import { hpaWithoutRequest } from './workloads/hpa-without-request.ts';
import { imageDigestUnset } from './workloads/image-digest-unset.ts';
import { imagePullPolicyNotAlways } from './workloads/image-pull-policy-not-always.ts';
import { imageRegistry } from './workloads/image-registry.ts';
import { impatientLivenessProbe } from './workloads/impatient-liveness-probe.ts';
import { implausibleQuantity } from './workloads/implausible-quantity.ts';
import { invalidCronSchedule } from './workloads/invalid-cron-schedule.ts';
import { invalidImageReference } from './workloads/invalid-image-reference.ts';
import { invalidProbe } from './workloads/invalid-probe.ts';
import { invalidQuantity } from './workloads/invalid-quantity.ts';
import { invalidRestartPolicy } from './workloads/invalid-restart-policy.ts';
import { jobTtlSecondsAfterFinished } from './workloads/job-ttl-seconds-after-finished.ts';
import { latestTag } from './workloads/latest-tag.ts';
import { livenessPort } from './workloads/liveness-port.ts';
import { memoryRequestUnset } from './workloads/memory-request-unset.ts';
import { metadataAndInstanceMismatched } from './workloads/metadata-and-instance-mismatched.ts';
import { minimumThreeReplicas } from './workloads/minimum-three-replicas.ts';
import { mismatchingSelector } from './workloads/mismatching-selector.ts';
import { missingDisruptionBudget } from './workloads/missing-disruption-budget.ts';
import { nakedPod } from './workloads/naked-pod.ts';
import { noAntiAffinity } from './workloads/no-anti-affinity.ts';
import { noLivenessProbe } from './workloads/no-liveness-probe.ts';
import { noNodeAffinity } from './workloads/no-node-affinity.ts';
import { noProbe } from './workloads/no-probe.ts';
import { noReadinessProbe } from './workloads/no-readiness-probe.ts';
import { noRollbackHistory } from './workloads/no-rollback-history.ts';
import { noRollingUpdateStrategy } from './workloads/no-rolling-update-strategy.ts';
import { noTerminationGracePeriod } from './workloads/no-termination-grace-period.ts';
import { nodeName } from './workloads/node-name.ts';
import { osNameUnset } from './workloads/os-name-unset.ts';
import { overlappingDisruptionBudgets } from './workloads/overlapping-disruption-budgets.ts';
import { pdbMaxUnavailable } from './workloads/pdb-max-unavailable.ts';
import { pdbMinAvailable } from './workloads/pdb-min-available.ts';
import { pdbUnhealthyPodEvictionPolicy } from './workloads/pdb-unhealthy-pod-eviction-policy.ts';
import { priorityClassName } from './workloads/priority-class-name.ts';
import { priorityClassUnset } from './workloads/priority-class-unset.ts';
import { readinessPort } from './workloads/readiness-port.ts';
import { recommendedLabels } from './workloads/recommended-labels.ts';
import { requestOverLimit } from './workloads/request-over-limit.ts';
import { requiredAnnotationEmail } from './workloads/required-annotation-email.ts';
import { requiredLabelOwner } from './workloads/required-label-owner.ts';
import { retiredImageRegistry } from './workloads/retired-image-registry.ts';
import { rolloutTakesAll } from './workloads/rollout-takes-all.ts';
import { sharedClaim } from './workloads/shared-claim.ts';
import { shellProbe } from './workloads/shell-probe.ts';
import { singleReplica } from './workloads/single-replica.ts';
import { sortedKeys } from './workloads/sorted-keys.ts';
import { staleLatestImage } from './workloads/stale-latest-image.ts';
import { startupPort } from './workloads/startup-port.ts';
import { systemPriorityClass } from './workloads/system-priority-class.ts';
import { topologySpreadSelector } from './workloads/topology-spread-selector.ts';
import { unsetCpuRequirements } from './workloads/unset-cpu-requirements.ts';
import { unsetMemoryRequirements } from './workloads/unset-memory-requirements.ts';

/** Checks of this area, sorted by id. */
export const workloadsChecks: readonly Check[] = [
  controlPlaneToleration,
  cpuLimitUnset,
  cronJob,
  danglingHorizontalpodautoscaler,
  danglingPoddisruptionbudget,
  danglingStatefulSetService,
  danglingVolumeMount,
  deprecatedServiceAccountField,
  dnsconfigOptions,
  duplicateEnvVar,
  duplicatePort,
  duplicateSelector,
  envValueFrom,
  envVarOrder,
  ephemeralStorageLimitUnset,
  floatingTag,
  helmTiller,
  hpaCannotScale,
  hpaFixedReplicas,
  hpaMinimumThreeReplicas,
  hpaSharedTarget,
  hpaSingleReplica,
  hpaWithoutRequest,
  imageDigestUnset,
  imagePullPolicyNotAlways,
  imageRegistry,
  impatientLivenessProbe,
  implausibleQuantity,
  invalidCronSchedule,
  invalidImageReference,
  invalidProbe,
  invalidQuantity,
  invalidRestartPolicy,
  jobTtlSecondsAfterFinished,
  latestTag,
  livenessPort,
  memoryRequestUnset,
  metadataAndInstanceMismatched,
  minimumThreeReplicas,
  mismatchingSelector,
  missingDisruptionBudget,
  nakedPod,
  noAntiAffinity,
  noLivenessProbe,
  noNodeAffinity,
  noProbe,
  noReadinessProbe,
  noRollbackHistory,
  noRollingUpdateStrategy,
  noTerminationGracePeriod,
  nodeName,
  osNameUnset,
  overlappingDisruptionBudgets,
  pdbMaxUnavailable,
  pdbMinAvailable,
  pdbUnhealthyPodEvictionPolicy,
  priorityClassName,
  priorityClassUnset,
  readinessPort,
  recommendedLabels,
  requestOverLimit,
  requiredAnnotationEmail,
  requiredLabelOwner,
  retiredImageRegistry,
  rolloutTakesAll,
  sharedClaim,
  shellProbe,
  singleReplica,
  sortedKeys,
  staleLatestImage,
  startupPort,
  systemPriorityClass,
  topologySpreadSelector,
  unsetCpuRequirements,
  unsetMemoryRequirements,
];
