import { type PodView, pods } from '../../../../inventory/views/pods.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { violationsIn } from '../../violations.ts';

const allowedTypes: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** The type of a volume is its one field beside `name`. Without any the API server makes it an emptyDir. */
const ofOtherTypes = (pod: PodView, isAllowed: (type: string) => boolean): readonly Violation[] =>
  violationsIn(pod.spec.volumes, (volume, index) => {
    for (const [type, source] of Object.entries(volume))
      if (type !== 'name' && source !== null && !isAllowed(type))
        return {
          path: join(pod.path, 'volumes', index, type),
          detail: `volume "${volume.name ?? ''}" is of type ${type}`,
        };
    return undefined;
  });

export const restrictedVolumeType = defineCheck({
  id: 'restricted-volume-type',
  title: 'Pods should mount only volume types that a cluster controls',
  severity: 'low',
  reason: 'restricted volume type',
  rationale:
    'With these types the author of a pod names a file server or a disk, and often its credentials, directly; a PersistentVolumeClaim leaves that to the administrators, who can limit and audit it.',
  controls: {
    nsa: ['NSA-POD-23'],
    pss: ['restrictedVolumes'],
    attack: ['T1005'],
    trivy: ['KSV-0028'],
  },
  sources: ['insider', 'malicious-actor'],
  target: pods,
  standard: {
    control: 'restrictedVolumes',
    level: 'restricted',
    overrides: 'hostPathVolumes',
    revisions: [{ since: 0, evaluate: (pod) => ofOtherTypes(pod, (type) => allowedTypes.has(type)) }],
  },
  // hostPath has a check of its own.
  evaluate: (pod) => ofOtherTypes(pod, (type) => type === 'hostPath' || allowedTypes.has(type)),
  remedy: {
    safety: 'choice',
    words: 'Let an administrator offer the storage as a PersistentVolume, and claim it.',
  },
  examples: [
    {
      name: 'types that level restricted allows, and one without a type',
      spec: `
containers: [{ name: app }]
volumes:
  - { name: a, configMap: { name: settings } }
  - { name: b, persistentVolumeClaim: { claimName: orders } }
  - { name: c, image: { reference: example.com/model:1 } }
  - { name: d }
`,
      violations: [],
    },
    {
      name: 'a file server by address',
      spec: '{ containers: [{ name: app }], volumes: [{ name: share, nfs: { server: 192.0.2.1, path: /orders } }] }',
      violations: ['/spec/volumes/0/nfs'],
    },
    {
      name: 'a disk that the shape of a volume does not know',
      spec: '{ containers: [{ name: app }], volumes: [{ name: disk, awsElasticBlockStore: { volumeID: vol-1 } }] }',
      violations: ['/spec/volumes/0/awsElasticBlockStore'],
    },
  ],
});
