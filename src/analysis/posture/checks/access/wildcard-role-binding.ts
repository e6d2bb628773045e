import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { allowsEverything } from '../../../../model/policy-rule.ts';
import { audienceOf, severityFor } from '../../access/audience.ts';
import {
  api,
  clusterRole,
  clusterRoleBinding,
  documents,
  role,
  roleBinding,
  rule,
} from '../../access/example-objects.ts';
import { sourceOf } from '../../access/powers-held.ts';
import { isWide } from '../../access/wildcard.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** A binding to everything is cluster-admin-role-binding's. */
const evaluate = (binding: BindingView): readonly Violation[] => {
  const { rules = [], subjects, roleRef } = binding;
  const wide = rules.filter(({ rule }) => isWide(rule));
  if (wide.length === 0 || subjects.length === 0) return none;
  if (rules.some(({ rule }) => allowsEverything(rule))) return none;
  const verbs = [...new Set(wide.flatMap(({ rule }) => rule.verbs ?? []))].join(', ');
  return [
    {
      path: fieldPath('/roleRef'),
      detail: `${audienceOf(binding)} may ${verbs} every resource of whole API groups, by * in ${roleRef.kind} "${roleRef.name}"`,
      severity: severityFor(binding, 'medium'),
      because: wide.map((one) => sourceOf(binding, one)),
    },
  ];
};

export const wildcardRoleBinding = defineCheck({
  id: 'wildcard-role-binding',
  title: 'Roles that cover whole API groups must not be bound',
  kind: 'privilege',
  severity: 'medium',
  reason: 'bound to a role with wildcards',
  rationale:
    'A star over the core group is the right to Secrets, exec, tokens and nodes at once: a subject that was to watch or tidy up can take over the namespace or, cluster-wide, the cluster.',
  controls: {
    nsa: ['NSA-AUTH-10', 'NSA-AUTH-13', 'NSA-AUTH-14', 'NSA-SEC-05'],
    cis: ['5.1.3'],
    attack: ['T1098.006'],
    kubescape: ['C-0187'],
  },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Write a role that lists the resources and verbs in use, and bind that one.',
  },
  examples: [
    {
      name: 'every kind of an operator’s own group',
      objects: documents(
        clusterRole(rule('example.com', "'*'", "'*'")),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: [],
    },
    {
      name: 'every verb on one kind',
      objects: documents(role(rule('', 'services', "'*'")), roleBinding('Role app', api)),
      violations: [],
    },
    {
      name: 'the core group',
      objects: documents(clusterRole(rule('', "'*'", "'*'")), clusterRoleBinding('ClusterRole app', api)),
      violations: ['ClusterRoleBinding/app /roleRef'],
    },
    {
      name: 'reading all there is',
      objects: documents(
        clusterRole(rule('*', "'*'", 'get, list, watch')),
        clusterRoleBinding('ClusterRole app', api),
      ),
      violations: ['ClusterRoleBinding/app /roleRef'],
    },
  ],
});
