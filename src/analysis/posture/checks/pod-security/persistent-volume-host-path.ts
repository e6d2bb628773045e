import {
  type PersistentVolumeView,
  persistentVolumes,
} from '../../../../inventory/views/persistent-volumes.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { isRuntimeSocket, isSystemPath, systemFolders } from '../../pod-security/host-paths.ts';

const isTakeover = (path: string): boolean => isRuntimeSocket(path) || isSystemPath(path, systemFolders);

const evaluate = ({ resource, object: { spec } }: PersistentVolumeView): readonly Violation[] => {
  const { name } = resource.reference;
  // A local volume is made for disks of the node, and scheduled with care; the wrong path is as bad in it.
  for (const field of ['hostPath', 'local'] as const) {
    const path = spec?.[field]?.path;
    if (path === undefined || (field === 'local' && !isTakeover(path))) continue;
    return [
      {
        path: fieldPath(`/spec/${field}/path`),
        detail: `PersistentVolume "${name}" is ${path} of whichever node the pod runs on`,
        ...(isTakeover(path) ? { severity: 'high' } : {}),
      },
    ];
  }
  return none;
};

const volume = (source: string): string => `apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], ${source} }`;

export const persistentVolumeHostPath = defineCheck({
  id: 'persistent-volume-host-path',
  title: 'Persistent volumes must not be folders of a node',
  severity: 'medium',
  reason: 'persistent volume is a path of a node',
  rationale:
    'A claim brings the folder into any pod that names it, past the Pod Security Standards, which forbid hostPath in pods but know nothing of what is behind a claim.',
  controls: { nsa: ['NSA-POD-20'], attack: ['T1611'] },
  sources: ['malicious-actor', 'insider'],
  target: persistentVolumes,
  evaluate,
  remedy: {
    safety: 'choice',
    words:
      'Use a storage class of a CSI driver, or a volume of type local on a disk that holds nothing else.',
  },
  examples: [
    { name: 'a driver', objects: volume('csi: { driver: example.com, volumeHandle: a }'), violations: [] },
    { name: 'a disk of its own', objects: volume('local: { path: /mnt/disks/ssd1 }'), violations: [] },
    {
      name: 'a folder of the node',
      objects: volume('hostPath: { path: /data }'),
      violations: ['/spec/hostPath/path'],
    },
    {
      name: 'the programs of the node, in a volume of type local',
      objects: volume('local: { path: /usr }'),
      violations: ['/spec/local/path'],
    },
  ],
});
