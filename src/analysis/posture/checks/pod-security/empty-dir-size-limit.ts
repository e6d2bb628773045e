import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

/** What an emptyDir holds counts for the containers' own limits: memory for one in memory, ephemeral-storage for one on disk. */
const isBounded = (pod: PodView, resource: 'memory' | 'ephemeral-storage'): boolean =>
  pod.containers
    .filter(({ sort }) => sort === 'container' || sort === 'sidecar')
    .every(({ spec }) => spec.resources?.limits?.[resource] !== undefined);

const evaluate = (pod: PodView): readonly Violation[] =>
  violationsIn(pod.spec.volumes, ({ name = '', emptyDir }, index) => {
    if (emptyDir === undefined || emptyDir.sizeLimit !== undefined) return undefined;
    const inMemory = emptyDir.medium === 'Memory';
    if (isBounded(pod, inMemory ? 'memory' : 'ephemeral-storage')) return undefined;
    return {
      path: join(pod.path, 'volumes', index, 'emptyDir', 'sizeLimit'),
      detail: `volume "${name}" may fill the node's ${inMemory ? 'memory' : 'disk'}: emptyDir.sizeLimit is not set`,
      ...(inMemory ? { severity: 'medium' } : {}),
    };
  });

export const emptyDirSizeLimit = defineCheck({
  id: 'empty-dir-size-limit',
  title: 'An emptyDir must have a size limit',
  severity: 'low',
  reason: 'emptyDir without a limit',
  rationale:
    'A pod that fills its emptyDir fills the disk or the memory of its node: the kubelet then evicts other pods as well. It takes one upload, or one log file.',
  controls: { nsa: ['NSA-POD-06'], attack: ['T1499'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set emptyDir.sizeLimit, or an ephemeral-storage limit on every container.',
  },
  examples: [
    {
      name: 'limited by itself',
      spec: '{ containers: [{ name: app }], volumes: [{ name: cache, emptyDir: { sizeLimit: 64Mi } }] }',
      violations: [],
    },
    {
      name: 'limited by the containers',
      spec: '{ containers: [{ name: app, resources: { limits: { memory: 1Gi, ephemeral-storage: 1Gi } } }], volumes: [{ name: cache, emptyDir: {} }, { name: shm, emptyDir: { medium: Memory } }] }',
      violations: [],
    },
    {
      name: 'without any limit',
      spec: '{ containers: [{ name: app, resources: { limits: { cpu: 1 } } }], volumes: [{ name: cache, emptyDir: {} }, { name: shm, emptyDir: { medium: Memory } }] }',
      violations: ['/spec/volumes/0/emptyDir/sizeLimit', '/spec/volumes/1/emptyDir/sizeLimit'],
    },
  ],
});
