import { type Grant, grants } from '../../../../inventory/views/grants.ts';
import { api, clusterRole, clusterRoleBinding, documents, role, rule } from '../../access/example-objects.ts';
import { wildcardsIn } from '../../access/wildcard.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = (grant: Grant): readonly Violation[] => {
  if (grant.kind === 'binding') return none;
  const { resource, scope, rules } = grant;
  return rules.flatMap(({ rule, path, from }) => {
    const wildcard = from === undefined ? wildcardsIn(rule) : undefined;
    if (wildcard === undefined) return [];
    const kind = scope === 'cluster' ? 'ClusterRole' : 'Role';
    return [
      {
        path,
        detail: `${kind} "${resource.reference.name}" has * in ${wildcard.fields.join(' and ')}: it allows ${wildcard.meaning}`,
        severity: wildcard.severity,
      },
    ];
  });
};

export const wildcardInRules = defineCheck({
  id: 'wildcard-in-rules',
  title: 'Rules must name their verbs, resources and groups',
  kind: 'privilege',
  severity: 'medium',
  reason: 'wildcard in a rule',
  rationale:
    'A star covers what nobody thought of: Secrets, exec, escalate, and each kind that a later version or an operator brings.',
  controls: {
    nsa: ['NSA-AUTH-10'],
    cis: ['5.1.3'],
    attack: ['T1098.006'],
    kubescape: ['C-0187', 'C-0035'],
    trivy: ['KSV-0044', 'KSV-0045', 'KSV-0046', 'KSV-0112'],
    'kube-linter': ['wildcard-in-rules'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate,
  remedy: { safety: 'choice', words: 'List the verbs, resources and groups that are used, and no others.' },
  examples: [
    { name: 'all named', objects: role(rule('', 'pods, pods/log', 'get, list')), violations: [] },
    {
      name: 'every group, for the scale of whatever has one',
      objects: clusterRole(rule('*', "'*/scale'", 'get, update')),
      violations: ['/rules/0'],
    },
    { name: 'every verb on one kind', objects: role(rule('', 'pods', "'*'")), violations: ['/rules/0'] },
    {
      name: 'every kind of an operator’s own group',
      objects: clusterRole(rule('example.com', "'*'", "'*'")),
      violations: ['/rules/0'],
    },
    {
      name: 'the core group: the binding is wildcard-role-binding’s business',
      objects: documents(clusterRole(rule('', "'*'", "'*'")), clusterRoleBinding('ClusterRole app', api)),
      violations: ['ClusterRole/app /rules/0'],
    },
    {
      name: 'URLs that are no resources',
      objects: clusterRole("{ nonResourceURLs: ['*'], verbs: [get] }"),
      violations: ['/rules/0'],
    },
  ],
});
