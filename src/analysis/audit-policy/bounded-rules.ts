import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { limits } from '../../model/limits.ts';

const bounded = (members: readonly string[] = []): readonly string[] => members.slice(0, limits.auditMembers);

/** As much of the rules as is compared and simulated: a policy that somebody wrote to keep us busy is cut, one that works is not. */
export const boundedRules = (rules: readonly AuditRule[]): readonly AuditRule[] =>
  rules.slice(0, limits.auditRules).map((rule) => ({
    ...rule,
    users: bounded(rule.users),
    userGroups: bounded(rule.userGroups),
    verbs: bounded(rule.verbs),
    namespaces: bounded(rule.namespaces),
    nonResourceURLs: bounded(rule.nonResourceURLs),
    resources: (rule.resources ?? []).slice(0, limits.auditMembers).map((one) => ({
      ...one,
      resources: bounded(one.resources),
      resourceNames: bounded(one.resourceNames),
    })),
  }));
