import { object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

export const persistentVolumes = kindTarget(
  'persistent-volumes',
  'PersistentVolumes',
  ['/PersistentVolume'],
  {
    spec: object({
      hostPath: object({ path: string, type: string }),
      local: object({ path: string, fsType: string }),
      storageClassName: string,
      claimRef: object({ namespace: string, name: string }),
    }),
  },
);

export type PersistentVolumeView = ReturnType<typeof persistentVolumes.views>[number];
