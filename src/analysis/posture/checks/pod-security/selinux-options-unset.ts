import { hasSELinuxOptions, isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod)
    ? none
    : violationsIn(pod.containers, (container) =>
        hasSELinuxOptions(pod, container)
          ? undefined
          : {
              path: join(container.path, 'securityContext', 'seLinuxOptions'),
              detail: `container "${container.name}" has no securityContext.seLinuxOptions, nor has its pod`,
            },
      );

/** On request: a runtime on a node with SELinux gives every container a label of its own unasked. */
export const selinuxOptionsUnset = defineCheck({
  id: 'selinux-options-unset',
  title: 'Pods should set their SELinux label',
  severity: 'low',
  reason: 'no SELinux label',
  rationale:
    'With a level of its own a workload shares files with nobody else on the node, also over restarts and volumes. Unset, the runtime picks one at random, or none where SELinux is off.',
  controls: { nsa: ['NSA-POD-24'], attack: ['T1611'], kubescape: ['C-0055', 'C-0211'] },
  sources: ['malicious-actor', 'supply-chain'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Set securityContext.seLinuxOptions.level for the pod, and leave type, user and role to the runtime.',
  },
  examples: [
    {
      name: 'a level of its own',
      spec: '{ securityContext: { seLinuxOptions: { level: "s0:c123,c456" } }, containers: [{ name: app }] }',
      violations: [],
    },
    {
      name: 'no label, and an empty one',
      spec: '{ containers: [{ name: app }, { name: proxy, securityContext: { seLinuxOptions: {} } }] }',
      violations: [
        '/spec/containers/0/securityContext/seLinuxOptions',
        '/spec/containers/1/securityContext/seLinuxOptions',
      ],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
