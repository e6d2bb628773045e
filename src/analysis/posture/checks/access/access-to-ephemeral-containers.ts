import { grants } from '../../../../inventory/views/grants.ts';
import { api, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { debug } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToEphemeralContainers = defineCheck({
  id: 'access-to-ephemeral-containers',
  title: 'Only those who debug may add containers to running pods',
  kind: 'privilege',
  severity: debug.severity,
  reason: 'may add ephemeral containers',
  rationale:
    "An ephemeral container joins a running pod with an image of the caller's choice: it reads the memory and files of the others and uses their network and identity.",
  controls: {
    nsa: ['NSA-AUTH-14', 'NSA-AUTH-10'],
    attack: ['T1609', 'T1610'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, debug),
  remedy: {
    safety: 'choice',
    words:
      'Take pods/ephemeralcontainers out of the rule, and give it to people for the time of an incident only.',
  },
  examples: [
    {
      name: 'pods may be patched, their ephemeral containers not',
      objects: role(rule('', 'pods', 'patch')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'pods/ephemeralcontainers', 'patch')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
  ],
});
