import { type Grant, grants } from '../../../../inventory/views/grants.ts';
import { join } from '../../../../model/field-path.ts';
import { isNamed, type PolicyRule } from '../../../../model/policy-rule.ts';
import { role, rule } from '../../access/example-objects.ts';
import { homeGroupsOf } from '../../access/resource-groups.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Why a resource of a rule grants nothing; `undefined` when it does, or when we cannot know. */
const deadReason = (policy: PolicyRule, resource: string): string | undefined => {
  if (resource.endsWith('/*')) return 'a star after the slash is no pattern';
  const groups = homeGroupsOf(resource);
  if (groups !== undefined && !policy.apiGroups?.some((group) => group === '*' || groups.includes(group)))
    return `the resource is in group "${groups[0]}"`;
  const verbs = policy.verbs ?? [];
  if (
    isNamed(policy) &&
    !resource.includes('/') &&
    verbs.length > 0 &&
    verbs.every((verb) => verb === 'create')
  )
    return 'a request to create has no name yet that resourceNames could match';
  return undefined;
};

const evaluate = (grant: Grant): readonly Violation[] => {
  if (grant.kind === 'binding') return none;
  return grant.rules.flatMap(({ rule, path, from }) => {
    if (from !== undefined || !rule.apiGroups?.every(isJudged)) return [];
    return (rule.resources ?? []).flatMap((resource, index) => {
      const reason = deadReason(rule, resource);
      if (reason === undefined) return [];
      const detail = `"${resource}" in rules of "${grant.resource.reference.name}" grants nothing: ${reason}`;
      return [{ path: join(path, 'resources', index), detail }];
    });
  });
};

/** Groups of others may have resources of any name: `pods` in metrics.k8s.io. */
const isJudged = (group: string): boolean =>
  [
    '',
    '*',
    'apps',
    'batch',
    'extensions',
    'networking.k8s.io',
    'policy',
    'rbac.authorization.k8s.io',
  ].includes(group);

export const ineffectiveRule = defineCheck({
  id: 'ineffective-rule',
  title: 'What a rule lists must grant something',
  severity: 'low',
  reason: 'part of a rule grants nothing',
  rationale:
    'RBAC takes any word without complaint. The workload then fails for want of a right, and the quick way out is a star; the reviewer meanwhile believes what is written.',
  controls: { nsa: ['NSA-AUTH-10'] },
  sources: ['insider'],
  target: grants,
  evaluate,
  remedy: { safety: 'choice', words: 'Correct the group, name the subresource, or take the entry out.' },
  examples: [
    { name: 'group and resource agree', objects: role(rule('apps', 'deployments', 'get')), violations: [] },
    {
      name: 'each of several resources has its group',
      objects: role("{ apiGroups: ['', apps], resources: [pods, deployments], verbs: [get] }"),
      violations: [],
    },
    {
      name: 'a group of others may have pods too',
      objects: role(rule('metrics.k8s.io', 'pods', 'get')),
      violations: [],
    },
    {
      name: 'Deployments are not in the core group',
      objects: role(rule('', 'pods, deployments', 'get')),
      violations: ['/rules/0/resources/1'],
    },
    { name: 'no pattern', objects: role(rule('', 'pods/*', 'get')), violations: ['/rules/0/resources/0'] },
    {
      name: 'creating by name',
      objects: role(rule('', 'configmaps', 'create', 'lock')),
      violations: ['/rules/0/resources/0'],
    },
  ],
});
