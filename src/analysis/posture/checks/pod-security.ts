import type { Check } from '../check.ts';
import { addedCapabilities } from './pod-security/added-capabilities.ts';
import { allowPrivilegeEscalation } from './pod-security/allow-privilege-escalation.ts';
import { apparmorProfile } from './pod-security/apparmor-profile.ts';
import { defaultCapabilitiesAdded } from './pod-security/default-capabilities-added.ts';
import { dropAllCapabilities } from './pod-security/drop-all-capabilities.ts';
import { hostIpc } from './pod-security/host-ipc.ts';
import { hostNetwork } from './pod-security/host-network.ts';
import { hostPathVolume } from './pod-security/host-path-volume.ts';
import { hostPid } from './pod-security/host-pid.ts';
import { hostPort } from './pod-security/host-port.ts';
import { privilegedContainer } from './pod-security/privileged-container.ts';
import { probeHost } from './pod-security/probe-host.ts';
import { restrictedVolumeType } from './pod-security/restricted-volume-type.ts';
import { runAsNonRoot } from './pod-security/run-as-non-root.ts';
import { runAsNonRootNotEnforced } from './pod-security/run-as-non-root-not-enforced.ts';
import { runAsRootUser } from './pod-security/run-as-root-user.ts';
import { seccompProfileUnset } from './pod-security/seccomp-profile-unset.ts';
import { seccompUnconfined } from './pod-security/seccomp-unconfined.ts';
import { selinuxOptions } from './pod-security/selinux-options.ts';
import { unsafeProcMount } from './pod-security/unsafe-proc-mount.ts';
import { unsafeProcMountUserNamespace } from './pod-security/unsafe-proc-mount-user-namespace.ts';
import { unsafeSysctls } from './pod-security/unsafe-sysctls.ts';
import { windowsHostProcess } from './pod-security/windows-host-process.ts';

/** Checks of this area, sorted by id. */
export const podSecurityChecks: readonly Check[] = [
  addedCapabilities,
  allowPrivilegeEscalation,
  apparmorProfile,
  defaultCapabilitiesAdded,
  dropAllCapabilities,
  hostIpc,
  hostNetwork,
  hostPathVolume,
  hostPid,
  hostPort,
  privilegedContainer,
  probeHost,
  restrictedVolumeType,
  runAsNonRoot,
  runAsNonRootNotEnforced,
  runAsRootUser,
  seccompProfileUnset,
  seccompUnconfined,
  selinuxOptions,
  unsafeProcMount,
  unsafeProcMountUserNamespace,
  unsafeSysctls,
  windowsHostProcess,
];
