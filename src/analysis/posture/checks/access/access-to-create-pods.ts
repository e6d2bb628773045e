import { grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { createPods } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToCreatePods = defineCheck({
  id: 'access-to-create-pods',
  title: 'Only those who deploy may create pods and their controllers',
  kind: 'privilege',
  severity: createPods.severity,
  reason: 'may create pods',
  rationale:
    'Who can create a pod can run it under any ServiceAccount of the namespace, mount every Secret in it and, where admission lets privileged pods through, take the node.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-13'],
    cis: ['5.1.4'],
    attack: ['T1610'],
    kubescape: ['C-0188'],
    trivy: ['KSV-0048'],
    'kube-linter': ['access-to-create-pods'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, createPods),
  remedy: {
    safety: 'choice',
    words:
      'Take create, update and patch on pods and their controllers out of the rule, or leave them to the account that deploys.',
  },
  examples: [
    {
      name: 'reading workloads',
      objects: role(rule('apps', 'deployments', 'get, list, watch')),
      violations: [],
    },
    {
      name: 'scaling is not creating',
      objects: role(rule('apps', 'deployments/scale', 'update, patch')),
      violations: [],
    },
    {
      name: 'one Deployment by name',
      objects: role(rule('apps', 'deployments', 'patch', 'web')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'pods', 'create')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'a template changed makes new pods',
      objects: clusterRole(rule('batch', 'cronjobs', 'get, patch')),
      violations: ['/rules/0'],
    },
  ],
});
