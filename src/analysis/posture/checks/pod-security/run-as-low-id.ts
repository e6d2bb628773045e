import { groupOf, hasUserNamespace, isWindows, userOf } from '../../../../inventory/views/effective.ts';
import { type ContainerView, type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { integer } from '../../parameter.ts';

const below = (
  container: ContainerView,
  field: 'runAsUser' | 'runAsGroup',
  id: number | undefined,
  minimum: number,
): readonly Violation[] =>
  id !== undefined && id >= minimum
    ? none
    : [
        {
          path: join(container.path, 'securityContext', field),
          detail: `container "${container.name}" has ${id === undefined ? 'no' : `the low id ${id} as`} securityContext.${field}`,
        },
      ];

const evaluate = (pod: PodView, minimum: number): readonly Violation[] =>
  isWindows(pod) || hasUserNamespace(pod)
    ? none
    : pod.containers.flatMap((container) => [
        ...below(container, 'runAsUser', userOf(pod, container), minimum),
        ...below(container, 'runAsGroup', groupOf(pod, container), minimum),
      ]);

export const runAsLowId = defineCheck({
  id: 'run-as-low-id',
  title: 'Containers should run with high user and group ids',
  severity: 'low',
  reason: 'low or no user or group id',
  rationale:
    "A low id is likely that of an account of the node too. A process that breaks out then owns that account's files; with a high id it owns nothing.",
  controls: {
    cis: ['5.7.3'],
    attack: ['T1611'],
    kubescape: ['C-0013', 'C-0211'],
    trivy: ['KSV-0020', 'KSV-0021'],
  },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: pods,
  parameters: { minimum: integer(10001, 'The lowest user and group id that counts as high.') },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.minimum),
  remedy: {
    safety: 'choice',
    words:
      'Set securityContext.runAsUser and runAsGroup to ids of at least 10001 that own the files of the image.',
  },
  examples: [
    {
      name: 'high ids, by the pod and by the container',
      spec: '{ securityContext: { runAsUser: 20000 }, containers: [{ name: app, securityContext: { runAsGroup: 20000 } }] }',
      violations: [],
    },
    {
      name: 'a low user and no group',
      spec: '{ securityContext: { runAsUser: 1000 }, containers: [{ name: app }] }',
      violations: [
        '/spec/containers/0/securityContext/runAsUser',
        '/spec/containers/0/securityContext/runAsGroup',
      ],
    },
    {
      name: 'high enough for the profile',
      spec: '{ securityContext: { runAsUser: 1000, runAsGroup: 1000 }, containers: [{ name: app }] }',
      parameters: { minimum: 1000 },
      violations: [],
    },
  ],
});
