import type { Check } from '../check.ts';
import { incompleteLimitRange } from './namespaces/incomplete-limit-range.ts';
import { incompleteResourceQuota } from './namespaces/incomplete-resource-quota.ts';
import { namespaceSharedByTeams } from './namespaces/namespace-shared-by-teams.ts';
import { namespaceWithoutLimitRange } from './namespaces/namespace-without-limit-range.ts';
import { namespaceWithoutResourceQuota } from './namespaces/namespace-without-resource-quota.ts';
import { namespaceWithoutTeam } from './namespaces/namespace-without-team.ts';
import { podSecurityAuditAndWarn } from './namespaces/pod-security-audit-and-warn.ts';
import { podSecurityEnforce } from './namespaces/pod-security-enforce.ts';
import { podSecurityVersion } from './namespaces/pod-security-version.ts';
import { reservedNamespaceName } from './namespaces/reserved-namespace-name.ts';
import { systemNamespace } from './namespaces/system-namespace.ts';
import { useNamespace } from './namespaces/use-namespace.ts';

/** Checks of this area, sorted by id. */
export const namespacesChecks: readonly Check[] = [
  incompleteLimitRange,
  incompleteResourceQuota,
  namespaceSharedByTeams,
  namespaceWithoutLimitRange,
  namespaceWithoutResourceQuota,
  namespaceWithoutTeam,
  podSecurityAuditAndWarn,
  podSecurityEnforce,
  podSecurityVersion,
  reservedNamespaceName,
  systemNamespace,
  useNamespace,
];
