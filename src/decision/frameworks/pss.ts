import { type ControlRow, rowsOf } from './control.ts';
import type { Framework } from './framework.ts';

const all = ['supply-chain', 'malicious-actor', 'insider'] as const;

const baseline: readonly ControlRow[] = rowsOf('pss', 'Baseline', [
  {
    id: 'appArmorProfile',
    title: 'AppArmor stays on: RuntimeDefault or a profile of the node',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove the profile Unconfined, or set RuntimeDefault.',
  },
  {
    id: 'capabilities_baseline',
    title: "No capability beyond the runtime's own set is added",
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove the capability from add.',
  },
  {
    id: 'hostNamespaces',
    title: "Network, process and IPC namespaces are the pod's own",
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove hostNetwork, hostPID and hostIPC.',
  },
  {
    id: 'hostPathVolumes',
    title: 'No hostPath volumes',
    inputs: ['manifests'],
    sources: all,
    repair: 'Replace hostPath by emptyDir, a claim or a projected volume.',
  },
  {
    id: 'hostPorts',
    title: 'No ports of the node',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove hostPort and publish the port through a Service.',
  },
  {
    id: 'hostProbesAndHostLifecycle',
    title: 'Probes and lifecycle hooks name no host',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove host, so that the kubelet asks the pod itself.',
  },
  {
    id: 'privileged',
    title: 'No privileged containers',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove privileged.',
  },
  {
    id: 'procMount',
    title: '/proc keeps its masks',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove procMount.',
  },
  {
    id: 'seLinuxOptions',
    title: 'SELinux type is one for containers; user and role are unset',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove user and role, and use a container type.',
  },
  {
    id: 'seccompProfile_baseline',
    title: 'seccomp is not switched off',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove the profile Unconfined.',
  },
  {
    id: 'sysctls',
    title: 'Only safe sysctls are set',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove the sysctl.',
  },
  {
    id: 'windowsHostProcess',
    title: 'No Windows HostProcess containers',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove hostProcess.',
  },
]);

const restricted: readonly ControlRow[] = rowsOf('pss', 'Restricted', [
  {
    id: 'allowPrivilegeEscalation',
    title: 'Processes cannot gain privileges that their parent lacks',
    inputs: ['manifests'],
    sources: all,
    repair: 'Set allowPrivilegeEscalation to false.',
  },
  {
    id: 'capabilities_restricted',
    title: 'All capabilities are dropped; at most NET_BIND_SERVICE is added',
    inputs: ['manifests'],
    sources: all,
    repair: 'Drop ALL and add back NET_BIND_SERVICE at most.',
  },
  {
    id: 'procMount_restricted',
    title: '/proc keeps its masks, with user namespaces too',
    inputs: ['manifests'],
    sources: all,
    repair: 'Remove procMount.',
  },
  {
    id: 'restrictedVolumes',
    title: 'Volumes are of harmless types',
    inputs: ['manifests'],
    sources: all,
    repair:
      'Use configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected or secret volumes.',
  },
  {
    id: 'runAsNonRoot',
    title: 'Containers are made to run as a user other than root',
    inputs: ['manifests'],
    sources: all,
    repair: 'Set runAsNonRoot to true.',
  },
  {
    id: 'runAsUser',
    title: 'No container sets the user to root',
    inputs: ['manifests'],
    sources: all,
    repair: 'Set runAsUser to an id over 0, or leave it to the image.',
  },
  {
    id: 'seccompProfile_restricted',
    title: 'seccomp is on: RuntimeDefault or a profile of the node',
    inputs: ['manifests'],
    sources: all,
    repair: 'Set the seccomp profile to RuntimeDefault.',
  },
]);

/** Controls of the levels baseline and restricted, under the ids of Kubernetes' own checks. Privileged asks for nothing. */
export const pss: Framework = {
  id: 'pss',
  title: 'Kubernetes Pod Security Standards',
  version: 'latest',
  link: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  rows: [...baseline, ...restricted],
};
