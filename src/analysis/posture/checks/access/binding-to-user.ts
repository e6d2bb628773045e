import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

export const bindingToUser = defineCheck({
  id: 'binding-to-user',
  title: 'People must get their rights by groups',
  kind: 'privilege',
  severity: 'low',
  reason: 'granted to a single user',
  rationale:
    'A right that hangs on one person stays when that person changes teams or leaves: nobody who looks after the groups knows of it.',
  controls: { nsa: ['NSA-AUTH-11'], attack: ['T1078'] },
  sources: ['insider'],
  target: grantingBindings,
  evaluate: (binding) =>
    subjectViolations(
      binding,
      ({ kind, name }) => kind === 'User' && name !== '' && !name.startsWith('system:'),
    ),
  remedy: { safety: 'choice', words: 'Bind a group of the identity provider, and put the person into it.' },
  examples: [
    {
      name: 'a group',
      objects: roleBinding('Role app', '{ kind: Group, name: shop-developers }'),
      violations: [],
    },
    {
      name: 'a component of the control plane has no group of its own',
      objects: roleBinding('Role app', "{ kind: User, name: 'system:kube-scheduler' }"),
      violations: [],
    },
    {
      name: 'a person',
      objects: roleBinding('Role app', '{ kind: User, name: jane@example.com }'),
      violations: ['/subjects/0'],
    },
  ],
});
