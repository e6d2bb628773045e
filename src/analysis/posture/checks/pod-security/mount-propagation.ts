import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.volumeMounts, (mount, index) =>
      mount.mountPropagation === 'Bidirectional'
        ? {
            path: join(path, 'volumeMounts', index, 'mountPropagation'),
            detail: `container "${name}" hands its mounts under volume "${mount.name ?? ''}" on to the node`,
          }
        : undefined,
    ),
  );

export const mountPropagation = defineCheck({
  id: 'mount-propagation',
  title: 'Containers must not mount into their node',
  severity: 'high',
  reason: 'mounts reach the node',
  rationale:
    'With Bidirectional propagation whatever the container mounts appears on the node and in every other pod with that volume: a file system put over their files replaces what they run.',
  controls: { nsa: ['NSA-POD-20'], attack: ['T1611'] },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Use HostToContainer to see the mounts of the node; only storage drivers need Bidirectional.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, 'HostToContainer')],
  },
  examples: [
    {
      name: 'mounts of the node are only seen',
      spec: '{ containers: [{ name: app, volumeMounts: [{ name: data, mountPath: /data, mountPropagation: HostToContainer }] }] }',
      violations: [],
    },
    {
      name: 'mounts are handed on',
      spec: '{ containers: [{ name: driver, securityContext: { privileged: true }, volumeMounts: [{ name: data, mountPath: /data, mountPropagation: Bidirectional }] }] }',
      violations: ['/spec/containers/0/volumeMounts/0/mountPropagation'],
    },
  ],
});
