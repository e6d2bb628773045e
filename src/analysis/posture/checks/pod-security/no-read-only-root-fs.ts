import { isWindows } from '../../../../inventory/views/effective.ts';
import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** Windows has no read-only root file system: the registry and system processes need to write. */
const evaluate = (pod: PodView): readonly Violation[] =>
  isWindows(pod)
    ? none
    : violationsIn(pod.containers, ({ name, path, spec }) =>
        spec.securityContext?.readOnlyRootFilesystem === true
          ? undefined
          : {
              path: join(path, 'securityContext', 'readOnlyRootFilesystem'),
              detail: `container "${name}" does not set securityContext.readOnlyRootFilesystem to true`,
            },
      );

export const noReadOnlyRootFs = defineCheck({
  id: 'no-read-only-root-fs',
  title: 'Containers must have a read-only root file system',
  severity: 'low',
  reason: 'root file system is writable',
  rationale:
    'An intruder who can write the file system brings in tools, replaces programs and hides them among the others. What the program itself has to write belongs into volumes that say so.',
  controls: {
    nsa: ['NSA-POD-05'],
    cis: ['5.7.3'],
    attack: ['T1554', 'T1105'],
    kubescape: ['C-0017', 'C-0211'],
    trivy: ['KSV-0014'],
    'kube-linter': ['no-read-only-root-fs'],
    polaris: ['notReadOnlyRootFilesystem'],
  },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words:
      'Set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir at each path that the program writes.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, true)],
  },
  examples: [
    {
      name: 'read-only, with a volume for scratch files',
      spec: '{ containers: [{ name: app, securityContext: { readOnlyRootFilesystem: true }, volumeMounts: [{ name: tmp, mountPath: /tmp }] }], volumes: [{ name: tmp, emptyDir: {} }] }',
      violations: [],
    },
    {
      name: 'writable, by default or in words',
      spec: '{ containers: [{ name: app }, { name: proxy, securityContext: { readOnlyRootFilesystem: false } }] }',
      violations: [
        '/spec/containers/0/securityContext/readOnlyRootFilesystem',
        '/spec/containers/1/securityContext/readOnlyRootFilesystem',
      ],
    },
    { name: 'Windows pod', spec: '{ os: { name: windows }, containers: [{ name: app }] }', violations: [] },
  ],
});
