import { boolean, object } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { ContainerView, PodView } from './pods.ts';

/**
 * What counts in the end: a container's setting over its pod's, and that over Kubernetes' default. `undefined` means that the
 * image or the kubelet decides.
 */

/** Whether the kubelet refuses to start the container as uid 0; `false` when nobody asks for it. */
export const runsAsNonRoot = (pod: PodView, container: ContainerView): boolean =>
  container.spec.securityContext?.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot ?? false;

/** The uid that the manifest fixes. */
export const userOf = (pod: PodView, container: ContainerView): number | undefined =>
  container.spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser;

/** The primary gid that the manifest fixes. */
export const groupOf = (pod: PodView, container: ContainerView): number | undefined =>
  container.spec.securityContext?.runAsGroup ?? pod.spec.securityContext?.runAsGroup;

/** The seccomp profile type; a container's profile replaces its pod's whole. `undefined` is Unconfined unless the kubelet sets `seccompDefault`. */
export const seccompTypeOf = (pod: PodView, container: ContainerView): string | undefined =>
  (container.spec.securityContext?.seccompProfile ?? pod.spec.securityContext?.seccompProfile)?.type;

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * The AppArmor profile as far as the manifest names one: the container's field, else its annotation (the form before Kubernetes 1.30,
 * `runtime/default`), else the pod's field. `undefined` is the runtime's default profile on nodes that have AppArmor.
 */
export const appArmorProfileOf = (pod: PodView, container: ContainerView): string | undefined =>
  container.spec.securityContext?.appArmorProfile?.type ??
  pod.metadata.annotations?.[`${appArmorAnnotation}${container.spec.name ?? ''}`] ??
  pod.spec.securityContext?.appArmorProfile?.type;

/** Whether SELinux options are set for the container; those of a container replace those of its pod. */
export const hasSELinuxOptions = (pod: PodView, container: ContainerView): boolean =>
  Object.keys(
    container.spec.securityContext?.seLinuxOptions ?? pod.spec.securityContext?.seLinuxOptions ?? {},
  ).length > 0;

/** Capability names as the runtime knows them: upper case, and without the `CAP_` that some manifests write. */
export const capabilityName = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

/** The capabilities added to a container, by their runtime names. */
export const addedCapabilities = (container: ContainerView): readonly string[] =>
  container.spec.securityContext?.capabilities?.add?.map(capabilityName) ?? [];

/** The capabilities dropped from a container, by their runtime names. */
export const droppedCapabilities = (container: ContainerView): readonly string[] =>
  container.spec.securityContext?.capabilities?.drop?.map(capabilityName) ?? [];

/**
 * Whether privilege escalation is on whatever `allowPrivilegeEscalation` says: privileged, or CAP_SYS_ADMIN added. The API server
 * refuses `false` beside them.
 */
export const escalatesInAnyCase = (container: ContainerView): boolean =>
  container.spec.securityContext?.privileged === true ||
  addedCapabilities(container).some((name) => name === 'SYS_ADMIN' || name === 'ALL');

/** The name of the service account; the deprecated field `serviceAccount` counts when the current one is not there. */
export const serviceAccountNameOf = (pod: PodView): string =>
  pod.spec.serviceAccountName || pod.spec.serviceAccount || 'default';

const automount = object({ automountServiceAccountToken: boolean });

/** Whether the pod gets an API token mounted: the pod's own word, else its service account's, else yes. */
export const mountsServiceAccountToken = (pod: PodView, inventory: Inventory): boolean => {
  const own = pod.spec.automountServiceAccountToken;
  if (own !== undefined) return own;
  const account = inventory.find('', 'ServiceAccount', namespaceOf(pod.resource), serviceAccountNameOf(pod));
  if (account === undefined) return true;
  return inventory.read(automount, account)?.automountServiceAccountToken ?? true;
};

/** Whether the pod has a user namespace of its own, so that its uid 0 is nobody on the node (Kubernetes 1.33, `hostUsers: false`). */
export const hasUserNamespace = (pod: PodView): boolean => pod.spec.hostUsers === false;

/** Whether the pod says that it is a Windows pod; the Linux-only fields are then not allowed in it. */
export const isWindows = (pod: PodView): boolean => pod.os === 'windows';
