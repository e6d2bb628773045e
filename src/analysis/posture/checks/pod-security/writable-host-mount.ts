import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const pathsByVolume = ({ spec }: PodView): ReadonlyMap<string, string> =>
  new Map(
    (spec.volumes ?? []).flatMap(({ name, hostPath }) =>
      name === undefined || hostPath === undefined ? [] : [[name, hostPath.path ?? '']],
    ),
  );

const evaluate = (pod: PodView): readonly Violation[] => {
  const paths = pathsByVolume(pod);
  if (paths.size === 0) return none;
  return pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.volumeMounts, (mount, index) => {
      const hostPath = paths.get(mount.name ?? '');
      if (hostPath === undefined || mount.readOnly === true) return undefined;
      return {
        path: join(path, 'volumeMounts', index, 'readOnly'),
        detail: `container "${name}" may write the node's path ${hostPath} through volume "${mount.name ?? ''}"`,
      };
    }),
  );
};

export const writableHostMount = defineCheck({
  id: 'writable-host-mount',
  title: 'Paths of the node must be mounted read-only',
  severity: 'high',
  reason: 'writable path of the node',
  rationale:
    'What an intruder writes there stays when the pod is gone: a cron job, a key, a program that the node runs later. It is also the way to fill the disk of the node.',
  controls: {
    nsa: ['NSA-POD-06', 'NSA-POD-20'],
    attack: ['T1611', 'T1053.003'],
    kubescape: ['C-0045'],
    'kube-linter': ['writable-host-mount'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  evaluate,
  remedy: {
    safety: 'tightening',
    words: 'Set readOnly to true on the volume mount.',
    operations: ({ resource }, violation) => [set(resource.object, violation.path, true)],
  },
  examples: [
    {
      name: 'read-only, and a volume of the pod',
      spec: `
containers:
  - name: app
    volumeMounts: [{ name: logs, mountPath: /logs, readOnly: true }, { name: cache, mountPath: /cache }]
volumes: [{ name: logs, hostPath: { path: /var/log } }, { name: cache, emptyDir: {} }]
`,
      violations: [],
    },
    {
      name: 'writable, by default or in words',
      spec: `
containers: [{ name: app, volumeMounts: [{ name: data, mountPath: /data }] }]
initContainers: [{ name: setup, volumeMounts: [{ name: data, mountPath: /data, readOnly: false }] }]
volumes: [{ name: data, hostPath: { path: /data } }]
`,
      violations: [
        '/spec/containers/0/volumeMounts/0/readOnly',
        '/spec/initContainers/0/volumeMounts/0/readOnly',
      ],
    },
  ],
});
