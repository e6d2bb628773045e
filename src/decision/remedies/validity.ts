import type { Inventory } from '../../inventory/inventory.ts';
import { type ContainerView, type PodView, viewPod } from '../../inventory/views/pods.ts';
import type { Resource } from '../../model/resource.ts';

/** Something that the API server refuses, or that would keep the pod from starting, whoever wrote it. */
interface ValidityRule {
  readonly id: string;
  /** The containers, or `pod`, in which it is so. */
  breaks(pod: PodView): readonly string[];
}

const namesOf = (pod: PodView, isBroken: (container: ContainerView) => boolean): readonly string[] =>
  pod.containers.filter(isBroken).map((container) => container.path);

const addsSysAdmin = ({ spec }: ContainerView): boolean =>
  (spec.securityContext?.capabilities?.add ?? []).some((name) => /^(CAP_)?SYS_ADMIN$/i.test(name));

const runsAsRoot = (pod: PodView, { spec }: ContainerView): boolean =>
  (spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser) === 0;

const mustNotBeRoot = (pod: PodView, { spec }: ContainerView): boolean =>
  (spec.securityContext?.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot) === true;

/** Fields of Linux that a pod with `os.name: windows` may not have (core/v1 validation, ValidateWindowsSecurityContext and its kin). */
const hasLinuxField = ({ spec }: ContainerView): boolean => {
  const context = spec.securityContext ?? {};
  const fields = [
    'privileged',
    'allowPrivilegeEscalation',
    'readOnlyRootFilesystem',
    'capabilities',
    'seccompProfile',
    'appArmorProfile',
    'seLinuxOptions',
    'procMount',
    'runAsUser',
    'runAsGroup',
  ] as const;
  return fields.some((field) => context[field] !== undefined);
};

const hasLinuxPodField = ({ spec }: PodView): boolean => {
  const context = spec.securityContext ?? {};
  const fields = [
    'seccompProfile',
    'appArmorProfile',
    'seLinuxOptions',
    'fsGroup',
    'supplementalGroups',
    'sysctls',
    'runAsUser',
    'runAsGroup',
  ] as const;
  return (
    fields.some((field) => context[field] !== undefined) ||
    spec.hostUsers !== undefined ||
    spec.shareProcessNamespace !== undefined
  );
};

const rules: readonly ValidityRule[] = [
  {
    id: 'escalation is off while the container is privileged or has SYS_ADMIN',
    breaks: (pod) =>
      namesOf(
        pod,
        (one) =>
          one.spec.securityContext?.allowPrivilegeEscalation === false &&
          (one.spec.securityContext.privileged === true || addsSysAdmin(one)),
      ),
  },
  {
    id: 'must not be root, yet runs as user 0',
    breaks: (pod) => namesOf(pod, (one) => mustNotBeRoot(pod, one) && runsAsRoot(pod, one)),
  },
  {
    id: 'a user namespace together with a namespace of the node',
    breaks: ({ spec }) =>
      spec.hostUsers === false &&
      (spec.hostNetwork === true || spec.hostPID === true || spec.hostIPC === true)
        ? ['pod']
        : [],
  },
  {
    id: 'a Linux field in a Windows pod',
    breaks: (pod) =>
      pod.os === 'windows' ? [...namesOf(pod, hasLinuxField), ...(hasLinuxPodField(pod) ? ['pod'] : [])] : [],
  },
  {
    id: 'a mount without its volume',
    breaks: (pod) => {
      const volumes = new Set((pod.spec.volumes ?? []).map((volume) => volume.name));
      // StatefulSets get volumes from their claim templates.
      if (pod.resource.reference.kind === 'StatefulSet') return [];
      return namesOf(pod, (one) =>
        (one.spec.volumeMounts ?? []).some((mount) => mount.name !== undefined && !volumes.has(mount.name)),
      );
    },
  },
];

/** What is broken in an object, as comparable words: a repair may mend some of it, but never add to it. */
export const brokenIn = (inventory: Inventory, resource: Resource): ReadonlySet<string> => {
  const pod = viewPod(inventory, resource);
  if (pod === undefined) return new Set();
  return new Set(rules.flatMap((rule) => rule.breaks(pod).map((where) => `${rule.id}: ${where}`)));
};
