import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = (pod: PodView): readonly Violation[] =>
  pod.containers.flatMap(({ name, path, spec }) =>
    violationsIn(spec.volumeMounts, (mount, index) => {
      const field = mount.subPathExpr === undefined ? 'subPath' : 'subPathExpr';
      if ((mount[field] ?? '') === '') return undefined;
      return {
        path: join(path, 'volumeMounts', index, field),
        detail: `container "${name}" mounts a part of volume "${mount.name ?? ''}" by ${field}`,
      };
    }),
  );

export const subPathMount = defineCheck({
  id: 'sub-path-mount',
  title: 'Volumes should be mounted whole',
  severity: 'low',
  reason: 'part of a volume is mounted',
  rationale:
    'The kubelet follows links in the volume to find the part. Kubelets before 1.19.15, 1.20.11, 1.21.5 and 1.22.2 could be led out of it, to any file of the node (CVE-2021-25741).',
  controls: { attack: ['T1611'], kubescape: ['C-0058'] },
  sources: ['malicious-actor', 'insider'],
  runs: 'on-request',
  target: pods,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Update the kubelets, or mount the volume whole.',
  },
  examples: [
    {
      name: 'the whole volume',
      spec: '{ containers: [{ name: app, volumeMounts: [{ name: data, mountPath: /data, subPath: "" }] }] }',
      violations: [],
    },
    {
      name: 'a part, by name and by expression',
      spec: '{ containers: [{ name: app, volumeMounts: [{ name: data, mountPath: /a, subPath: a }, { name: data, mountPath: /b, subPathExpr: $(POD_NAME) }] }] }',
      violations: [
        '/spec/containers/0/volumeMounts/0/subPath',
        '/spec/containers/0/volumeMounts/1/subPathExpr',
      ],
    },
  ],
});
