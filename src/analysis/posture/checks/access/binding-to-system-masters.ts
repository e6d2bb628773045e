import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { clusterRoleBinding } from '../../access/example-objects.ts';
import { removeSubject, subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

export const bindingToSystemMasters = defineCheck({
  id: 'binding-to-system-masters',
  title: 'Group system:masters must not be used in bindings',
  kind: 'privilege',
  severity: 'medium',
  reason: 'granted to system:masters',
  rationale:
    'The API server lets members of system:masters pass without asking RBAC, so the binding changes nothing; that it was written means that people or machines log in as that group, which cannot be revoked.',
  controls: {
    nsa: ['NSA-AUTH-15'],
    cis: ['5.1.7'],
    attack: ['T1078'],
    kubescape: ['C-0246'],
    trivy: ['KSV-0123'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding) =>
    subjectViolations(binding, ({ kind, name }) => kind === 'Group' && name === 'system:masters'),
  remedy: {
    safety: 'safe',
    words: 'Take the subject out of the binding, and let administrators log in with a group of their own.',
    operations: removeSubject,
  },
  examples: [
    {
      name: 'a group of one’s own',
      objects: clusterRoleBinding('ClusterRole view', '{ kind: Group, name: administrators }'),
      violations: [],
    },
    {
      name: 'the group that RBAC does not limit',
      objects: clusterRoleBinding('ClusterRole view', "{ kind: Group, name: 'system:masters' }"),
      violations: ['/subjects/0'],
    },
  ],
});
