import { group } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';
import { groupOf, type ResourceReference } from './resource.ts';

/**
 * Kinds that lie in no namespace, as group/Kind. A manifest does not say so, and what is namespaced may leave its namespace out: only a list
 * tells one from the other. Kubernetes 1.36, and kinds of others that checks look at.
 */
const clusterScoped: ReadonlySet<string> = new Set([
  '/ComponentStatus',
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/CertificateSigningRequest',
  'certificates.k8s.io/ClusterTrustBundle',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'cilium.io/CiliumNode',
  'crd.projectcalico.org/GlobalNetworkPolicy',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'gateway.networking.k8s.io/GatewayClass',
  'networking.k8s.io/IPAddress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/ServiceCIDR',
  'node.k8s.io/RuntimeClass',
  'policy.networking.k8s.io/AdminNetworkPolicy',
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy',
  'policy/PodSecurityPolicy',
  'projectcalico.org/GlobalNetworkPolicy',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttachment',
  'storage.k8s.io/VolumeAttributesClass',
  ...kinds.filter(({ scope }) => scope === 'Cluster').map(({ kind }) => `${group}/${kind}`),
]);

/** Whether objects of this kind lie in no namespace. False for kinds that we do not know. */
export const isClusterScoped = ({
  apiVersion,
  kind,
}: Pick<ResourceReference, 'apiVersion' | 'kind'>): boolean =>
  clusterScoped.has(`${groupOf(apiVersion)}/${kind}`);
