import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { leadsOut } from '../../process-links.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.containers, ({ name, path, spec: { workingDir = '' } }) =>
    leadsOut(workingDir)
      ? {
          path: join(path, 'workingDir'),
          detail: `container "${name}" starts in workingDir "${workingDir}", a link to what a process has open`,
        }
      : undefined,
  );

export const workingDirOutsideContainer = defineCheck({
  id: 'working-dir-outside-container',
  title: 'Containers must not start outside of themselves',
  severity: 'high',
  reason: 'working directory leads out of container',
  rationale:
    'runc before 1.1.12 leaves a directory of the node open while it starts a container. With it as working directory the container reads and writes files of the node, without any privilege (CVE-2024-21626).',
  controls: { attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Remove workingDir: the container then starts where its image says.',
    operations: (_pod, { path }) => [{ op: 'remove', path }],
  },
  examples: [
    {
      name: 'a directory of the image, and none named',
      spec: '{ containers: [{ name: app, workingDir: /srv/app }, { name: proxy }] }',
      violations: [],
    },
    {
      name: 'an open directory, in an init container too',
      spec: '{ initContainers: [{ name: setup, workingDir: /proc/1/cwd }], containers: [{ name: app, workingDir: /proc/self/fd/8 }] }',
      violations: ['/spec/initContainers/0/workingDir', '/spec/containers/0/workingDir'],
    },
  ],
});
