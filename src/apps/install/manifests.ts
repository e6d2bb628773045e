import { approvalPolicy } from './objects/approval-policy.ts';
import { cleanupHook } from './objects/cleanup-hook.ts';
import { disruptionBudgets } from './objects/disruption-budgets.ts';
import { monitoring } from './objects/monitoring.ts';
import { networkPolicies } from './objects/network-policies.ts';
import { policyKinds } from './objects/policy-kinds.ts';
import { accessMap } from './objects/server-files.ts';
import { serviceRights } from './objects/service-rights.ts';
import { services } from './objects/services.ts';
import { userRoles } from './objects/user-roles.ts';
import { workloads } from './objects/workloads.ts';
import type { Manifest } from './template/part.ts';

/** Everything that an installation consists of, in the order in which it is applied. */
export const manifests: readonly Manifest[] = [
  ...policyKinds,
  ...approvalPolicy,
  ...userRoles,
  ...serviceRights,
  ...networkPolicies,
  ...services,
  accessMap,
  ...workloads,
  ...disruptionBudgets,
  ...monitoring,
  cleanupHook,
];
