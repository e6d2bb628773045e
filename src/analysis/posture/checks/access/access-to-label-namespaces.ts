import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, role, rule } from '../../access/example-objects.ts';
import { labelNamespaces } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToLabelNamespaces = defineCheck({
  id: 'access-to-label-namespaces',
  title: 'Only administrators may change Namespaces',
  kind: 'privilege',
  severity: labelNamespaces.severity,
  reason: 'may change Namespaces',
  rationale:
    'Pod Security Admission and many policies go by the labels of a Namespace: who may change them switches the protection off and then starts a privileged pod.',
  controls: {
    nsa: ['NSA-POD-13', 'NSA-AUTH-13'],
    attack: ['T1562.001'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, labelNamespaces),
  remedy: {
    safety: 'choice',
    words: 'Take update and patch on namespaces out of the rule.',
  },
  examples: [
    {
      name: 'reading them',
      objects: clusterRole(rule('', 'namespaces', 'get, list, watch')),
      violations: [],
    },
    {
      name: 'making one',
      objects: clusterRole(rule('', 'namespaces', 'create')),
      violations: [],
    },
    {
      name: 'a ClusterRole and the binding that makes it real',
      objects: documents(
        clusterRole(rule('', 'namespaces', 'patch')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRole/app /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'in its own Namespace a Role is enough',
      objects: role(rule('', 'namespaces', 'update')),
      violations: ['/rules/0'],
    },
  ],
});
