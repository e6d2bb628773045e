import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, role, rule } from '../../access/example-objects.ts';
import { createPersistentVolumes } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToCreatePersistentVolumes = defineCheck({
  id: 'access-to-create-persistent-volumes',
  title: 'Only provisioners may create PersistentVolumes',
  kind: 'privilege',
  severity: createPersistentVolumes.severity,
  reason: 'may create PersistentVolumes',
  rationale:
    'A PersistentVolume of type hostPath makes any folder of a node mountable, by pods that the strictest Pod Security Standard lets through.',
  controls: {
    nsa: ['NSA-AUTH-13'],
    cis: ['5.1.9'],
    attack: ['T1611'],
    kubescape: ['C-0278'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, createPersistentVolumes),
  remedy: {
    safety: 'choice',
    words:
      'Take create, update and patch on persistentvolumes out of the rule, and let claims with a StorageClass make the volumes.',
  },
  examples: [
    {
      name: 'claims are for everybody',
      objects: role(rule('', 'persistentvolumeclaims', 'create')),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(
        clusterRole(rule('', 'persistentvolumes', 'create, delete')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
  ],
});
