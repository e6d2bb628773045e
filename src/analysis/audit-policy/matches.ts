import type { AuditRule } from '../../inventory/views/audit-policies.ts';

export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}

/** A request for a resource, as an audit policy sees it. */
export interface AuditedRequest {
  readonly identity: Identity;
  /** In small letters: `create`, `deletecollection`. */
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** `''` where there is none. */
  readonly subresource: string;
  /** `''` for cluster-scoped resources. */
  readonly namespace: string;
  readonly name: string;
}

const isEmpty = (members: readonly string[] | undefined): boolean =>
  members === undefined || members.length === 0;

const hasMember = (members: readonly string[] | undefined, value: string): boolean =>
  isEmpty(members) || members?.includes(value) === true;

/** Whether a rule matches. Only names of resources know wildcards, not verbs, users or groups. (k8s.io/apiserver, pkg/audit/policy, ruleMatches) */
export const matches = (rule: AuditRule, request: AuditedRequest): boolean => {
  const { identity, verb, namespace } = request;
  if (!hasMember(rule.users, identity.user)) return false;
  if (!isEmpty(rule.userGroups) && !identity.groups.some((group) => rule.userGroups?.includes(group)))
    return false;
  if (!hasMember(rule.verbs, verb)) return false;
  const resources = rule.resources ?? [];
  if (isEmpty(rule.namespaces) && resources.length === 0) return isEmpty(rule.nonResourceURLs);
  if (!hasMember(rule.namespaces, namespace)) return false;
  return resources.length === 0 || resources.some((one) => matchesResource(one, request));
};

const matchesResource = (
  { group = '', resources, resourceNames }: NonNullable<AuditRule['resources']>[number],
  request: AuditedRequest,
): boolean => {
  if (group !== request.group) return false;
  if (isEmpty(resources)) return true;
  if (!hasMember(resourceNames, request.name)) return false;
  const whole = request.subresource === '' ? request.resource : `${request.resource}/${request.subresource}`;
  return resources?.some((pattern) => coversResource(pattern, whole)) === true;
};

/** `*` is everything, `pods/*` is pods and all below, a star before `/status` is that of every resource. `whole` may be a pattern itself. */
export const coversResource = (pattern: string, whole: string): boolean => {
  if (pattern === '*' || pattern === whole) return true;
  const slash = whole.indexOf('/');
  const resource = slash < 0 ? whole : whole.slice(0, slash);
  if (pattern.startsWith('*/')) return slash >= 0 && whole.slice(slash) === pattern.slice(1);
  return pattern.endsWith('/*') && resource !== '*' && pattern.slice(0, -2) === resource;
};
