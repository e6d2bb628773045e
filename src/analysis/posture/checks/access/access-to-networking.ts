import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { changeNetworking } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToNetworking = defineCheck({
  id: 'access-to-networking',
  title: 'Only those who run the network may change NetworkPolicies and endpoints',
  kind: 'privilege',
  severity: changeNetworking.severity,
  reason: 'may change network objects',
  rationale:
    'Deleting a NetworkPolicy opens what it closed. Writing endpoints or a load balancer’s status sends the connections of others to an address of one’s choice.',
  controls: {
    nsa: ['NSA-AUTH-10'],
    attack: ['T1557', 'T1562.007'],
    trivy: ['KSV-0056'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, changeNetworking),
  remedy: {
    safety: 'choice',
    words: 'Take the network objects out of the rule, or name them in resourceNames.',
  },
  examples: [
    {
      name: 'reading them',
      objects: clusterRole(rule('discovery.k8s.io', 'endpointslices', 'get, list, watch')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(
        role(rule('networking.k8s.io', 'networkpolicies', 'delete')),
        roleBinding('Role app', api),
      ),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'endpoints lead a Service anywhere',
      objects: role(rule('', 'endpoints', 'update')),
      violations: ['/rules/0'],
    },
  ],
});
