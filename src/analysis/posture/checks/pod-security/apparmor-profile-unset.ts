import { appArmorProfileOf, isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod)
    ? none
    : violationsIn(pod.containers, (container) =>
        appArmorProfileOf(pod, container) !== undefined
          ? undefined
          : {
              path: join(container.path, 'securityContext', 'appArmorProfile', 'type'),
              detail: `container "${container.name}" has no securityContext.appArmorProfile, nor has its pod`,
            },
      );

/** On request: a runtime on a node with AppArmor uses its default profile unasked, and other nodes have none. */
export const apparmorProfileUnset = defineCheck({
  id: 'apparmor-profile-unset',
  title: 'Containers should name an AppArmor profile',
  severity: 'low',
  reason: 'no AppArmor profile',
  rationale:
    'Unset, the profile depends on what the node offers. Named, the kubelet refuses to start the container on a node that cannot confine it, instead of running it without a word.',
  controls: {
    nsa: ['NSA-POD-25'],
    attack: ['T1611'],
    kubescape: ['C-0055'],
    trivy: ['KSV-0002'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set securityContext.appArmorProfile.type to RuntimeDefault where all nodes have AppArmor.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'RuntimeDefault')],
  },
  examples: [
    {
      name: 'named for the pod',
      spec: '{ securityContext: { appArmorProfile: { type: RuntimeDefault } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'named by nobody',
      spec: '{ containers: [{ name: app }] }',
      violations: ['/spec/containers/0/securityContext/appArmorProfile/type'],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
