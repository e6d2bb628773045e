import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { assumedMinor } from '../../apis/built-in-apis.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { integer } from '../../parameter.ts';
import { violationsIn } from '../../violations.ts';

/**
 * Volume types without code behind them, by the minor version of Kubernetes 1 that dropped it. Those of cloud disks are not here: their
 * CSI drivers answer for them. (https://kubernetes.io/docs/concepts/storage/volumes/)
 */
const dropped = {
  scaleIO: 22,
  flocker: 25,
  quobyte: 25,
  storageos: 25,
  glusterfs: 26,
  cephfs: 31,
  rbd: 31,
  gitRepo: 33,
} as const;

const types = [
  'scaleIO',
  'flocker',
  'quobyte',
  'storageos',
  'glusterfs',
  'cephfs',
  'rbd',
  'gitRepo',
] as const;

const evaluate = ({ path, spec }: PodView, minor: number): readonly Violation[] =>
  violationsIn(spec.volumes, (volume, index) => {
    const type = types.find((one) => volume[one] !== undefined);
    if (type === undefined || dropped[type] > minor) return undefined;
    return {
      path: join(path, 'volumes', index, type),
      detail: `volume "${volume.name ?? ''}" is of type ${type}, which Kubernetes 1.${dropped[type]} has dropped`,
    };
  });

export const removedVolumeType = defineCheck({
  id: 'removed-volume-type',
  title: 'Volumes must be of a type that the cluster knows',
  severity: 'medium',
  reason: 'volume type that was dropped',
  rationale:
    'The kubelet cannot mount it, so that the pod never starts. Where an old kubelet still can, gitRepo runs what the repository holds as root on the node (CVE-2024-10220).',
  controls: { nsa: ['NSA-UPG-01'], attack: ['T1611'] },
  sources: ['malicious-actor', 'insider'],
  target: pods,
  parameters: {
    minor: integer(assumedMinor, 'Minor version of Kubernetes 1 that the cluster has, or will have.'),
  },
  evaluate: (pod, { parameters }) => evaluate(pod, parameters.minor),
  remedy: {
    safety: 'choice',
    words: 'Use a CSI driver; in place of gitRepo clone into an emptyDir by an init container.',
  },
  examples: [
    {
      name: 'a claim, and a disk that its driver answers for',
      spec: '{ containers: [{ name: app }], volumes: [{ name: a, persistentVolumeClaim: { claimName: a } }, { name: b, awsElasticBlockStore: { volumeID: b } }] }',
      violations: [],
    },
    {
      name: 'a repository, and a storage that is gone',
      spec: '{ containers: [{ name: app }], volumes: [{ name: a, gitRepo: { repository: "https://acme.example/a.git" } }, { name: b, glusterfs: { endpoints: b, path: /b } }] }',
      violations: ['/spec/volumes/0/gitRepo', '/spec/volumes/1/glusterfs'],
    },
    {
      name: 'still known to the cluster that the profile names',
      spec: '{ containers: [{ name: app }], volumes: [{ name: b, rbd: { image: b } }] }',
      parameters: { minor: 30 },
      violations: [],
    },
  ],
});
