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
import { clusterAdminRoleBinding } from './access/cluster-admin-role-binding.ts';
import { wildcardInRules } from './access/wildcard-in-rules.ts';

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
  clusterAdminRoleBinding,
  wildcardInRules,
];
