import {
  addedCapabilities,
  appArmorProfileOf,
  droppedCapabilities,
  hasSELinuxOptions,
  isWindows,
  seccompTypeOf,
} from '../../../../inventory/views/effective.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const isConfined = (profile: string | undefined): boolean =>
  profile !== undefined && profile !== '' && profile.toLowerCase() !== 'unconfined';

const isHardened = (pod: PodView, container: ContainerView): boolean =>
  isConfined(seccompTypeOf(pod, container)) ||
  isConfined(appArmorProfileOf(pod, container)) ||
  hasSELinuxOptions(pod, container) ||
  // What is left of both ALL at once is up to the container runtime.
  (droppedCapabilities(container).length > 0 && !addedCapabilities(container).includes('ALL'));

const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod)
    ? none
    : violationsIn(pod.containers, (container) =>
        isHardened(pod, container)
          ? undefined
          : {
              path: join(container.path, 'securityContext', 'seccompProfile', 'type'),
              detail: `container "${container.name}" names no seccomp, AppArmor or SELinux profile and drops no capability`,
            },
      );

/** On request: each of the four has a check of its own that says more. */
export const noLinuxHardening = defineCheck({
  id: 'no-linux-hardening',
  title: 'Containers must use at least one of the protections of the kernel',
  severity: 'medium',
  reason: 'no protection of the kernel is used',
  rationale:
    'seccomp, AppArmor, SELinux and dropped capabilities each leave an intruder less of the kernel to attack. A container without any of them has nothing but its namespaces around it.',
  controls: {
    nsa: ['NSA-POD-24', 'NSA-POD-25', 'NSA-POD-26'],
    attack: ['T1611'],
    kubescape: ['C-0055'],
    polaris: ['linuxHardening'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.seccompProfile.type to RuntimeDefault.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'RuntimeDefault')],
  },
  examples: [
    {
      name: 'one of the four is enough',
      spec: `
securityContext: { seccompProfile: { type: Unconfined } }
containers:
  - { name: a, securityContext: { seccompProfile: { type: RuntimeDefault } } }
  - { name: b, securityContext: { capabilities: { drop: [NET_RAW] } } }
  - { name: c, securityContext: { seLinuxOptions: { level: "s0:c1" } } }
  - { name: d, securityContext: { appArmorProfile: { type: RuntimeDefault } } }
`,
      violations: [],
    },
    {
      name: 'everything dropped and everything added',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { drop: [ALL], add: [all] } } }] }',
      violations: ['/spec/containers/0/securityContext/seccompProfile/type'],
    },
    {
      name: 'none of the four',
      spec: '{ containers: [{ name: app, securityContext: { capabilities: { add: [CHOWN] } } }, { name: proxy, securityContext: { seccompProfile: { type: Unconfined } } }] }',
      violations: [
        '/spec/containers/0/securityContext/seccompProfile/type',
        '/spec/containers/1/securityContext/seccompProfile/type',
      ],
    },
    {
      name: 'AppArmor by annotation',
      objects: `
apiVersion: v1
kind: Pod
metadata: { name: web, annotations: { container.apparmor.security.beta.kubernetes.io/app: runtime/default } }
spec: { containers: [{ name: app }] }
`,
      violations: [],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
