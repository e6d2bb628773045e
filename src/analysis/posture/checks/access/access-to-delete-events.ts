import { grants } from '../../../../inventory/views/grants.ts';
import { api, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { deleteEvents } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToDeleteEvents = defineCheck({
  id: 'access-to-delete-events',
  title: 'Nobody may delete Events',
  kind: 'privilege',
  severity: deleteEvents.severity,
  reason: 'may delete Events',
  rationale:
    'Events say what happened to an object for the last hour. Only somebody who wants to hide it has a reason to delete them: they expire by themselves.',
  controls: {
    nsa: ['NSA-AUTH-10'],
    attack: ['T1070'],
    kubescape: ['C-0031'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, deleteEvents),
  remedy: {
    safety: 'choice',
    words: 'Take delete and deletecollection on events out of the rule.',
  },
  examples: [
    {
      name: 'writing them is what recorders do',
      objects: role(rule('', 'events', 'create, patch')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('events.k8s.io', 'events', 'delete')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
  ],
});
