import { grants } from '../../../../inventory/views/grants.ts';
import { api, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { deleteObjects } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToDelete = defineCheck({
  id: 'access-to-delete',
  title: 'Only those who operate workloads may delete them and their data',
  kind: 'privilege',
  severity: deleteObjects.severity,
  reason: 'may delete workloads or data',
  rationale:
    'A stolen account that may delete takes a service down or its data away, and may do so only to cover what it did before.',
  controls: {
    nsa: ['NSA-AUTH-10'],
    attack: ['T1485'],
    kubescape: ['C-0007'],
  },
  sources: ['malicious-actor', 'insider'],
  runs: 'on-request',
  target: grants,
  evaluate: (grant) => powersHeld(grant, deleteObjects),
  remedy: {
    safety: 'choice',
    words: 'Take delete and deletecollection out of the rule, or name the objects in resourceNames.',
  },
  examples: [
    {
      name: 'reading them',
      objects: role(rule('', 'pods', 'get, list')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('apps', 'deployments', 'delete')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
  ],
});
