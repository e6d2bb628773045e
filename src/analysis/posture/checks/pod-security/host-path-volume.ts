import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ path, spec }: PodView): readonly Violation[] =>
  violationsIn(spec.volumes, ({ name = '', hostPath }, index) =>
    hostPath === undefined
      ? undefined
      : {
          path: join(path, 'volumes', index, 'hostPath'),
          detail: `volume "${name}" is the path ${hostPath.path ?? ''} of the node`,
        },
  );

export const hostPathVolume = defineCheck({
  id: 'host-path-volume',
  title: "Pods must not mount the node's file system",
  severity: 'medium',
  reason: 'hostPath volume',
  rationale:
    "A path of the node ties the pod's fate to the node's: what is written there stays after the pod, can replace the node's programs and configuration, and shows secrets of other pods.",
  controls: {
    nsa: ['NSA-POD-20', 'NSA-POD-06'],
    pss: ['hostPathVolumes', 'restrictedVolumes'],
    cis: ['5.2.12'],
    attack: ['T1611'],
    kubescape: ['C-0048', 'C-0203'],
    trivy: ['KSV-0023'],
    polaris: ['hostPathSet'],
  },
  sources: ['malicious-actor', 'supply-chain', 'insider'],
  target: pods,
  standard: { control: 'hostPathVolumes', level: 'baseline', revisions: [{ since: 0, evaluate }] },
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Use an emptyDir for scratch files, a PersistentVolumeClaim for data, or a ConfigMap for configuration.',
  },
  examples: [
    {
      name: 'scratch files in an emptyDir',
      spec: '{ containers: [{ name: app }], volumes: [{ name: cache, emptyDir: {} }] }',
      violations: [],
    },
    {
      name: 'logs of the node',
      spec: '{ containers: [{ name: app }], volumes: [{ name: cache, emptyDir: {} }, { name: logs, hostPath: { path: /var/log } }] }',
      violations: ['/spec/volumes/1/hostPath'],
    },
  ],
});
