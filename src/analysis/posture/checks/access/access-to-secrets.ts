import { grants } from '../../../../inventory/views/grants.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  role,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { readSecrets } from '../../access/powers.ts';
import { powersHeld } from '../../access/powers-held.ts';
import { defineCheck } from '../../check.ts';

export const accessToSecrets = defineCheck({
  id: 'access-to-secrets',
  title: 'Only those who need them may read Secrets',
  kind: 'privilege',
  severity: readSecrets.severity,
  reason: 'may read Secrets',
  rationale:
    'Whoever reads the Secrets of a namespace holds its database passwords, certificates and tokens, and can go on under those names.',
  controls: {
    nsa: ['NSA-SEC-05', 'NSA-AUTH-10'],
    cis: ['5.1.2'],
    attack: ['T1552.007'],
    kubescape: ['C-0015', 'C-0186'],
    trivy: ['KSV-0041', 'KSV-0113'],
    'kube-linter': ['access-to-secrets'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate: (grant) => powersHeld(grant, readSecrets),
  remedy: {
    safety: 'choice',
    words:
      'Take secrets out of the rule, or name the Secrets that are needed in resourceNames and allow get only.',
  },
  examples: [
    {
      name: 'one Secret by name',
      objects: role(rule('', 'secrets', 'get', 'database')),
      violations: [],
    },
    {
      name: 'another group has a resource of the same name',
      objects: role(rule('vault.example.com', 'secrets', 'get')),
      violations: [],
    },
    {
      name: 'a Role and the binding that makes it real',
      objects: documents(role(rule('', 'pods, secrets', 'list')), roleBinding('Role app', api)),
      violations: ['Role/app /rules/0', 'RoleBinding/app /roleRef'],
    },
    {
      name: 'reading everything includes Secrets',
      objects: clusterRole(rule('*', "'*'", 'get, list, watch')),
      violations: ['/rules/0'],
    },
    {
      name: 'aggregation brings the rule to another ClusterRole',
      objects: documents(
        `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: source, labels: { example.com/aggregate-to-app: 'true' } }
rules:
  - { apiGroups: [''], resources: [secrets], verbs: [get] }`,
        `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: app }
aggregationRule:
  clusterRoleSelectors: [{ matchLabels: { example.com/aggregate-to-app: 'true' } }]
rules: []`,
        clusterRoleBinding('ClusterRole app', '{ kind: Group, name: support }'),
      ),
      violations: ['ClusterRole/source /rules/0', 'ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'a role of every cluster, bound where it should not be',
      objects: clusterRoleBinding('ClusterRole system:kube-controller-manager', '{ kind: User, name: ci }'),
      violations: ['/roleRef'],
    },
  ],
});
