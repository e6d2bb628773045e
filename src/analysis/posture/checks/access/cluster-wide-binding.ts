import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import type { PolicyRule } from '../../../../model/policy-rule.ts';
import { audienceOf } from '../../access/audience.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { homeGroupsOf } from '../../access/resource-groups.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const clusterScoped: readonly string[] = [
  'namespaces',
  'nodes',
  'persistentvolumes',
  'clusterroles',
  'clusterrolebindings',
  'ingressclasses',
];

/** Whether all that the rule lists is known to live in namespaces. */
const isNamespaced = ({ resources, nonResourceURLs }: PolicyRule): boolean =>
  nonResourceURLs === undefined &&
  resources?.every(
    (one) => homeGroupsOf(one) !== undefined && !clusterScoped.includes(one.split('/')[0] ?? ''),
  ) === true;

const evaluate = (binding: BindingView): readonly Violation[] => {
  const { scope, subjects, rules = [] } = binding;
  if (scope === 'namespace' || subjects.length === 0 || rules.length === 0) return none;
  if (!rules.every(({ rule }) => isNamespaced(rule))) return none;
  const homes = new Set(subjects.map(({ namespace }) => namespace));
  if (homes.size !== 1 || homes.has(undefined)) return none;
  return [
    {
      path: fieldPath('/roleRef'),
      detail: `${audienceOf(binding)} has its rights in every namespace, though none of them needs more than one`,
    },
  ];
};

export const clusterWideBinding = defineCheck({
  id: 'cluster-wide-binding',
  title: 'A RoleBinding must do where no cluster-scoped right is needed',
  kind: 'privilege',
  severity: 'low',
  reason: 'cluster-wide without need',
  rationale:
    'A workload of one namespace that may act in all of them carries a break-in from its own team to every other.',
  controls: { nsa: ['NSA-AUTH-12'], attack: ['T1078'] },
  sources: ['malicious-actor', 'insider'],
  runs: 'on-request',
  target: grantingBindings,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Bind the ClusterRole with a RoleBinding in each namespace that is needed.',
  },
  examples: [
    {
      name: 'bound in its namespace',
      objects: documents(clusterRole(rule('', 'pods', 'get')), roleBinding('ClusterRole app', api)),
      violations: [],
    },
    {
      name: 'nodes are in no namespace',
      objects: documents(
        clusterRole(rule('', 'nodes, pods', 'get')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: [],
    },
    {
      name: 'only what lives in namespaces, for one account',
      objects: documents(clusterRole(rule('', 'pods', 'get')), clusterRoleBinding('ClusterRole app', api)),
      violations: ['ClusterRoleBinding/app /roleRef'],
    },
  ],
});
