import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { forwardPorts } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToPortForward = defineCheck({
  id: 'access-to-port-forward',
  title: 'Only those who need it may forward or proxy to ports of pods',
  kind: 'privilege',
  severity: forwardPorts.severity,
  reason: 'may forward ports of pods',
  rationale:
    'A forwarded or proxied connection arrives from the node or the API server: it passes NetworkPolicies and reaches ports that were meant for localhost.',
  controls: {
    nsa: ['NSA-AUTH-14', 'NSA-AUTH-10'],
    attack: ['T1090'],
    kubescape: ['C-0063'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, forwardPorts),
  remedy: {
    safety: 'choice',
    words: 'Take pods/portforward, pods/proxy and services/proxy out of the rule.',
  },
  examples: [
    {
      name: 'reading Services',
      objects: role(rule('', 'services', 'get, list')),
      violations: [],
    },
    {
      name: 'one Service by name',
      objects: role(rule('', 'services/proxy', 'get', 'grafana')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'pods/portforward', 'create')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'proxy by way of the API server',
      objects: clusterRole(rule('', 'services/proxy', 'get')),
      violations: ['/rules/0'],
    },
  ],
});
