import type { Check } from '../check.ts';
import { addedCapabilities } from './pod-security/added-capabilities.ts';
import { allowPrivilegeEscalation } from './pod-security/allow-privilege-escalation.ts';
import { apparmorProfile } from './pod-security/apparmor-profile.ts';
import { apparmorProfileUnset } from './pod-security/apparmor-profile-unset.ts';
import { capabilityPrefix } from './pod-security/capability-prefix.ts';
import { containerRuntimeSocket } from './pod-security/container-runtime-socket.ts';
import { defaultCapabilitiesAdded } from './pod-security/default-capabilities-added.ts';
import { dropAllCapabilities } from './pod-security/drop-all-capabilities.ts';
import { dropNetRawCapability } from './pod-security/drop-net-raw-capability.ts';
import { emptyDirSizeLimit } from './pod-security/empty-dir-size-limit.ts';
import { hostAliases } from './pod-security/host-aliases.ts';
import { hostIpc } from './pod-security/host-ipc.ts';
import { hostNetwork } from './pod-security/host-network.ts';
import { hostPathVolume } from './pod-security/host-path-volume.ts';
import { hostPid } from './pod-security/host-pid.ts';
import { hostPort } from './pod-security/host-port.ts';
import { localhostProfileName } from './pod-security/localhost-profile-name.ts';
import { mountPropagation } from './pod-security/mount-propagation.ts';
import { noLinuxHardening } from './pod-security/no-linux-hardening.ts';
import { noReadOnlyRootFs } from './pod-security/no-read-only-root-fs.ts';
import { persistentVolumeHostPath } from './pod-security/persistent-volume-host-path.ts';
import { podSecurityPolicy } from './pod-security/pod-security-policy.ts';
import { privilegedContainer } from './pod-security/privileged-container.ts';
import { privilegedPorts } from './pod-security/privileged-ports.ts';
import { probeHost } from './pod-security/probe-host.ts';
import { restrictedVolumeType } from './pod-security/restricted-volume-type.ts';
import { runAsLowId } from './pod-security/run-as-low-id.ts';
import { runAsNonRoot } from './pod-security/run-as-non-root.ts';
import { runAsNonRootNotEnforced } from './pod-security/run-as-non-root-not-enforced.ts';
import { runAsRootGroup } from './pod-security/run-as-root-group.ts';
import { runAsRootUser } from './pod-security/run-as-root-user.ts';
import { runtimeClassUnset } from './pod-security/runtime-class-unset.ts';
import { sccDenyPrivilegedContainer } from './pod-security/scc-deny-privileged-container.ts';
import { seccompProfileUnset } from './pod-security/seccomp-profile-unset.ts';
import { seccompUnconfined } from './pod-security/seccomp-unconfined.ts';
import { selinuxOptions } from './pod-security/selinux-options.ts';
import { selinuxOptionsUnset } from './pod-security/selinux-options-unset.ts';
import { sensitiveHostMounts } from './pod-security/sensitive-host-mounts.ts';
import { serviceAccountTokenAutomount } from './pod-security/service-account-token-automount.ts';
import { serviceAccountTokenLifetime } from './pod-security/service-account-token-lifetime.ts';
import { shareProcessNamespace } from './pod-security/share-process-namespace.ts';
import { sshPort } from './pod-security/ssh-port.ts';
import { subPathMount } from './pod-security/sub-path-mount.ts';
import { sudoInCommand } from './pod-security/sudo-in-command.ts';
import { unsafeProcMount } from './pod-security/unsafe-proc-mount.ts';
import { unsafeProcMountUserNamespace } from './pod-security/unsafe-proc-mount-user-namespace.ts';
import { unsafeSysctls } from './pod-security/unsafe-sysctls.ts';
import { userNamespaceUnset } from './pod-security/user-namespace-unset.ts';
import { windowsAdministrator } from './pod-security/windows-administrator.ts';
import { windowsHostProcess } from './pod-security/windows-host-process.ts';
import { workingDirOutsideContainer } from './pod-security/working-dir-outside-container.ts';
import { writableHostMount } from './pod-security/writable-host-mount.ts';

/** Checks of this area, sorted by id. */
export const podSecurityChecks: readonly Check[] = [
  addedCapabilities,
  allowPrivilegeEscalation,
  apparmorProfile,
  apparmorProfileUnset,
  capabilityPrefix,
  containerRuntimeSocket,
  defaultCapabilitiesAdded,
  dropAllCapabilities,
  dropNetRawCapability,
  emptyDirSizeLimit,
  hostAliases,
  hostIpc,
  hostNetwork,
  hostPathVolume,
  hostPid,
  hostPort,
  localhostProfileName,
  mountPropagation,
  noLinuxHardening,
  noReadOnlyRootFs,
  persistentVolumeHostPath,
  podSecurityPolicy,
  privilegedContainer,
  privilegedPorts,
  probeHost,
  restrictedVolumeType,
  runAsLowId,
  runAsNonRoot,
  runAsNonRootNotEnforced,
  runAsRootGroup,
  runAsRootUser,
  runtimeClassUnset,
  sccDenyPrivilegedContainer,
  seccompProfileUnset,
  seccompUnconfined,
  selinuxOptions,
  selinuxOptionsUnset,
  sensitiveHostMounts,
  serviceAccountTokenAutomount,
  serviceAccountTokenLifetime,
  shareProcessNamespace,
  sshPort,
  subPathMount,
  sudoInCommand,
  unsafeProcMount,
  unsafeProcMountUserNamespace,
  unsafeSysctls,
  userNamespaceUnset,
  windowsAdministrator,
  windowsHostProcess,
  workingDirOutsideContainer,
  writableHostMount,
];
