import { type Grant, grants } from '../../../../inventory/views/grants.ts';
import type { GrantedRule } from '../../../../inventory/views/roles.ts';
import { join } from '../../../../model/field-path.ts';
import { allowsEverything } from '../../../../model/policy-rule.ts';
import { givesPower, type Power } from '../../access/power.ts';
import {
  changeAdmission,
  escalate,
  labelNamespaces,
  manageRoles,
  reachKubelets,
  readSecrets,
} from '../../access/powers.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const label = (role: string): string => `rbac.authorization.k8s.io/aggregate-to-${role}`;

/** What each default role is known not to allow. `view` does not write either. */
const unexpected: Readonly<Record<string, readonly Power[]>> = {
  view: [readSecrets],
  edit: [manageRoles, escalate, labelNamespaces, changeAdmission, reachKubelets],
  admin: [escalate, labelNamespaces, changeAdmission, reachKubelets],
};

const reads: readonly string[] = ['get', 'list', 'watch'];

const surpriseOf = ({ rule }: GrantedRule, role: string, powers: readonly Power[]): string | undefined => {
  if (allowsEverything(rule)) return 'everything';
  const power = powers.find((one) => givesPower(rule, one, 'cluster'));
  if (power !== undefined) return power.words;
  return role === 'view' && rule.verbs?.some((verb) => !reads.includes(verb)) ? 'write' : undefined;
};

const evaluate = (grant: Grant): readonly Violation[] => {
  const { labels } = grant.metadata;
  if (grant.kind === 'binding' || grant.scope === 'namespace' || labels === undefined) return none;
  return Object.entries(unexpected).flatMap(([role, powers]) => {
    if (labels[label(role)] !== 'true') return [];
    const surprises = grant.rules.flatMap((one) => surpriseOf(one, role, powers) ?? []);
    if (surprises.length === 0) return [];
    return [
      {
        path: join('/metadata/labels', label(role)),
        detail: `ClusterRole "${grant.resource.reference.name}" lets everybody with ${role} ${[...new Set(surprises)].join(' and ')}`,
      },
    ];
  });
};

export const aggregationToDefaultRole = defineCheck({
  id: 'aggregation-to-default-role',
  title: 'Aggregation must not widen view, edit and admin beyond their meaning',
  kind: 'privilege',
  severity: 'high',
  reason: 'widens a default role',
  rationale:
    'The label adds the rules to a role that others have bound long ago, for people who were meant to look only, and no binding shows the change.',
  controls: { nsa: ['NSA-AUTH-10', 'NSA-AUTH-11'], attack: ['T1098.006'] },
  sources: ['malicious-actor', 'insider'],
  target: grants,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Take the label off, or the rules that do not belong to the default role.',
  },
  examples: [
    {
      name: 'reading an operator’s own kind',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: backups-view, labels: { rbac.authorization.k8s.io/aggregate-to-view: 'true' } }
rules:
  - { apiGroups: [example.com], resources: [backups], verbs: [get, list, watch] }`,
      violations: [],
    },
    {
      name: 'view reads Secrets',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: debug, labels: { rbac.authorization.k8s.io/aggregate-to-view: 'true' } }
rules:
  - { apiGroups: [''], resources: [pods, secrets], verbs: [get] }`,
      violations: ['/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-view'],
    },
    {
      name: 'edit binds roles, view writes',
      objects: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: backups
  labels:
    rbac.authorization.k8s.io/aggregate-to-edit: 'true'
    rbac.authorization.k8s.io/aggregate-to-view: 'true'
rules:
  - { apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create] }`,
      violations: [
        '/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-edit',
        '/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-view',
      ],
    },
  ],
});
