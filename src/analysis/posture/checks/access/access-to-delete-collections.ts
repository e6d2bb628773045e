import { grants } from '../../../../inventory/views/grants.ts';
import { api, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { deleteCollections } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToDeleteCollections = defineCheck({
  id: 'access-to-delete-collections',
  title: 'Nobody may delete all objects of a kind at once',
  kind: 'privilege',
  severity: deleteCollections.severity,
  reason: 'may delete whole collections',
  rationale:
    'One request with deletecollection empties a namespace of its workloads, Secrets or volumes; by name it would be many, and somebody might notice.',
  controls: {
    nsa: ['NSA-AUTH-10'],
    attack: ['T1485'],
    kubescape: ['C-0007'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, deleteCollections),
  remedy: {
    safety: 'choice',
    words: 'Take deletecollection out of the verbs; delete by name is left.',
  },
  examples: [
    {
      name: 'deleting by name',
      objects: role(rule('', 'pods', 'delete')),
      violations: [],
    },
    {
      name: 'custom resources are their operator’s business',
      objects: role(rule('example.com', 'backups', 'deletecollection')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(
        role(rule('', 'persistentvolumeclaims', 'deletecollection')),
        roleBinding('Role app', api),
      ),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
  ],
});
