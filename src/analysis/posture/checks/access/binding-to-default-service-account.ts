import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { api, clusterRoleBinding, roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

export const bindingToDefaultServiceAccount = defineCheck({
  id: 'binding-to-default-service-account',
  title: 'Nothing may be granted to a default ServiceAccount',
  kind: 'privilege',
  severity: 'medium',
  reason: 'granted to a default ServiceAccount',
  rationale:
    'Every pod of the namespace that names no ServiceAccount runs as default, so a right for one of them is a right for all, and for each that is added.',
  controls: {
    nsa: ['NSA-AUTH-06'],
    cis: ['5.1.5'],
    attack: ['T1078.001'],
    kubescape: ['C-0225', 'C-0239'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding) =>
    subjectViolations(
      binding,
      ({ kind, name }) =>
        (kind === 'ServiceAccount' && name === 'default') ||
        (kind === 'User' && /^system:serviceaccount:[^:]+:default$/.test(name)),
      binding.scope === 'cluster' ? 'high' : 'medium',
    ),
  remedy: {
    safety: 'choice',
    words:
      'Make a ServiceAccount for the workload that needs the right, bind that one and name it in the pod.',
  },
  examples: [
    { name: 'a ServiceAccount of its own', objects: roleBinding('Role app', api), violations: [] },
    {
      name: 'the default of a namespace',
      objects: roleBinding('Role app', api, '{ kind: ServiceAccount, name: default, namespace: shop }'),
      violations: ['/subjects/1'],
    },
    {
      name: 'under its user name',
      objects: clusterRoleBinding(
        'ClusterRole view',
        "{ kind: User, name: 'system:serviceaccount:shop:default' }",
      ),
      violations: ['/subjects/0'],
    },
  ],
});
