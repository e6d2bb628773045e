import type { Check } from '../check.ts';
import { accessToAdmission } from './access/access-to-admission.ts';
import { accessToApproveCertificates } from './access/access-to-approve-certificates.ts';
import { accessToCreatePersistentVolumes } from './access/access-to-create-persistent-volumes.ts';
import { accessToCreatePods } from './access/access-to-create-pods.ts';
import { accessToCreateTokens } from './access/access-to-create-tokens.ts';
import { accessToDelete } from './access/access-to-delete.ts';
import { accessToDeleteCollections } from './access/access-to-delete-collections.ts';
import { accessToDeleteEvents } from './access/access-to-delete-events.ts';
import { accessToEphemeralContainers } from './access/access-to-ephemeral-containers.ts';
import { accessToEscalate } from './access/access-to-escalate.ts';
import { accessToExec } from './access/access-to-exec.ts';
import { accessToImpersonate } from './access/access-to-impersonate.ts';
import { accessToLabelNamespaces } from './access/access-to-label-namespaces.ts';
import { accessToManageRoles } from './access/access-to-manage-roles.ts';
import { accessToNetworking } from './access/access-to-networking.ts';
import { accessToNodes } from './access/access-to-nodes.ts';
import { accessToNodesProxy } from './access/access-to-nodes-proxy.ts';
import { accessToPortForward } from './access/access-to-port-forward.ts';
import { accessToSecrets } from './access/access-to-secrets.ts';
import { accessToSystemConfigMaps } from './access/access-to-system-config-maps.ts';
import { aggregationToDefaultRole } from './access/aggregation-to-default-role.ts';
import { bindingAcrossNamespaces } from './access/binding-across-namespaces.ts';
import { bindingToAllServiceAccounts } from './access/binding-to-all-service-accounts.ts';
import { bindingToAnonymous } from './access/binding-to-anonymous.ts';
import { bindingToAuthenticated } from './access/binding-to-authenticated.ts';
import { bindingToDefaultServiceAccount } from './access/binding-to-default-service-account.ts';
import { bindingToSystemMasters } from './access/binding-to-system-masters.ts';
import { bindingToUser } from './access/binding-to-user.ts';
import { clusterAdminRoleBinding } from './access/cluster-admin-role-binding.ts';
import { clusterWideBinding } from './access/cluster-wide-binding.ts';
import { danglingRoleReference } from './access/dangling-role-reference.ts';
import { danglingSubject } from './access/dangling-subject.ts';
import { dashboardRoleBinding } from './access/dashboard-role-binding.ts';
import { defaultServiceAccount } from './access/default-service-account.ts';
import { defaultServiceAccountToken } from './access/default-service-account-token.ts';
import { ineffectiveRule } from './access/ineffective-rule.ts';
import { mistakenSubjectKind } from './access/mistaken-subject-kind.ts';
import { nonExistentServiceAccount } from './access/non-existent-service-account.ts';
import { userFacingRoleBinding } from './access/user-facing-role-binding.ts';
import { wildcardInRules } from './access/wildcard-in-rules.ts';
import { wildcardRoleBinding } from './access/wildcard-role-binding.ts';
import { workloadWithClusterControl } from './access/workload-with-cluster-control.ts';

/** Checks of this area, sorted by id. */
export const accessChecks: readonly Check[] = [
  accessToAdmission,
  accessToApproveCertificates,
  accessToCreatePersistentVolumes,
  accessToCreatePods,
  accessToCreateTokens,
  accessToDelete,
  accessToDeleteCollections,
  accessToDeleteEvents,
  accessToEphemeralContainers,
  accessToEscalate,
  accessToExec,
  accessToImpersonate,
  accessToLabelNamespaces,
  accessToManageRoles,
  accessToNetworking,
  accessToNodes,
  accessToNodesProxy,
  accessToPortForward,
  accessToSecrets,
  accessToSystemConfigMaps,
  aggregationToDefaultRole,
  bindingAcrossNamespaces,
  bindingToAllServiceAccounts,
  bindingToAnonymous,
  bindingToAuthenticated,
  bindingToDefaultServiceAccount,
  bindingToSystemMasters,
  bindingToUser,
  clusterAdminRoleBinding,
  clusterWideBinding,
  danglingRoleReference,
  danglingSubject,
  dashboardRoleBinding,
  defaultServiceAccount,
  defaultServiceAccountToken,
  ineffectiveRule,
  mistakenSubjectKind,
  nonExistentServiceAccount,
  userFacingRoleBinding,
  wildcardInRules,
  wildcardRoleBinding,
  workloadWithClusterControl,
];
