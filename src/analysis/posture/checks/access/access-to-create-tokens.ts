import { grants } from '../../../../inventory/views/grants.ts';
import { api, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { createTokens } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToCreateTokens = defineCheck({
  id: 'access-to-create-tokens',
  title: 'Nobody may issue tokens for any ServiceAccount',
  kind: 'privilege',
  severity: createTokens.severity,
  reason: 'may create ServiceAccount tokens',
  rationale:
    'A token that somebody issues for a ServiceAccount logs in as it from anywhere, for as long as they asked for, and no pod shows that it exists.',
  controls: {
    nsa: ['NSA-AUTH-07', 'NSA-AUTH-13'],
    cis: ['5.1.13'],
    attack: ['T1528'],
    kubescape: ['C-0282'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, createTokens),
  remedy: {
    safety: 'choice',
    words: 'Take serviceaccounts/token out of the rule, or name the ServiceAccounts in resourceNames.',
  },
  examples: [
    {
      name: 'its own account by name',
      objects: role(rule('', 'serviceaccounts/token', 'create', 'vault')),
      violations: [],
    },
    {
      name: 'making accounts is not making tokens',
      objects: role(rule('', 'serviceaccounts', 'create')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'serviceaccounts/token', 'create')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
  ],
});
