import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { coversResource } from './matches.ts';

type Resources = NonNullable<AuditRule['resources']>;

/** An empty list stands for everything, so that only another empty one is as wide. */
const coversMembers = (wide: readonly string[] = [], narrow: readonly string[] = []): boolean => {
  if (wide.length === 0) return true;
  const known = new Set(wide);
  return narrow.length > 0 && narrow.every((member) => known.has(member));
};

const kindOf = ({
  namespaces = [],
  resources = [],
  nonResourceURLs = [],
}: AuditRule): 'any' | 'resource' | 'url' => {
  if (namespaces.length > 0 || resources.length > 0) return 'resource';
  return nonResourceURLs.length > 0 ? 'url' : 'any';
};

/** Whether the wide rule matches every request that the narrow one matches. May say no where several conditions together would cover it. */
export const covers = (wide: AuditRule, narrow: AuditRule): boolean => {
  if (!coversMembers(wide.users, narrow.users) || !coversMembers(wide.userGroups, narrow.userGroups))
    return false;
  if (!coversMembers(wide.verbs, narrow.verbs)) return false;
  const kind = kindOf(wide);
  if (kind === 'any') return true;
  if (kind !== kindOf(narrow)) return false;
  if (kind === 'url') return coversUrls(wide.nonResourceURLs ?? [], narrow.nonResourceURLs ?? []);
  return (
    coversMembers(wide.namespaces, narrow.namespaces) &&
    coversResources(wide.resources ?? [], narrow.resources ?? [])
  );
};

const coversUrls = (wide: readonly string[], narrow: readonly string[]): boolean =>
  narrow.every((url) => wide.some((pattern) => coversUrl(pattern, url)));

const coversUrl = (pattern: string, url: string): boolean =>
  pattern === '*' ||
  pattern === url ||
  (pattern.endsWith('*') && url.startsWith(pattern.replace(/\*+$/, '')));

const coversResources = (wide: Resources, narrow: Resources): boolean => {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((one) => coversGroup(wide, one));
};

const coversGroup = (
  wide: Resources,
  { group = '', resources = [], resourceNames = [] }: Resources[number],
): boolean => {
  const own = wide.filter((one) => (one.group ?? '') === group);
  if (own.some((one) => (one.resources ?? []).length === 0)) return true;
  // Without resources the API server does not look at the names.
  const names = resources.length === 0 ? [] : resourceNames;
  const able = own.filter((one) => coversMembers(one.resourceNames, names));
  const asked = resources.length === 0 ? ['*'] : resources;
  return asked.every((resource) =>
    able.some((one) => one.resources?.some((pattern) => coversResource(pattern, resource))),
  );
};
