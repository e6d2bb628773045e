/**
 * One rule of a Role or ClusterRole (PolicyRule of rbac.authorization.k8s.io/v1). Rules only add: there is no rule that forbids.
 * An absent list is an empty one, and a rule with an empty list of verbs, groups or resources grants nothing.
 */
export interface PolicyRule {
  readonly apiGroups?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly verbs?: readonly string[] | undefined;
  /** Empty means every object of the resource, not none. */
  readonly resourceNames?: readonly string[] | undefined;
  readonly nonResourceURLs?: readonly string[] | undefined;
}

const any = '*';

const lists = (values: readonly string[] | undefined, value: string): boolean =>
  values !== undefined && (values.includes(value) || values.includes(any));

export const allowsVerb = (rule: PolicyRule, verb: string): boolean => lists(rule.verbs, verb);

export const allowsGroup = (rule: PolicyRule, group: string): boolean => lists(rule.apiGroups, group);

/**
 * `resource` is `pods` or, with its subresource, `pods/exec`. A star alone covers every resource and subresource, a star before the
 * slash that subresource of every resource. `pods` does not cover `pods/exec`, and `pods/*` is no pattern at all: it grants nothing.
 * (ResourceMatches in kubernetes/pkg/apis/rbac/v1)
 */
export const allowsResource = ({ resources }: PolicyRule, resource: string): boolean => {
  if (resources === undefined) return false;
  if (lists(resources, resource)) return true;
  const slash = resource.indexOf('/');
  return slash > 0 && resources.includes(`*${resource.slice(slash)}`);
};

/** A rule with names applies to those objects only; requests without a name (create, list of all) it never allows. */
export const isNamed = ({ resourceNames }: PolicyRule): boolean =>
  resourceNames !== undefined && resourceNames.length > 0;

const writes: readonly string[] = ['create', 'update', 'patch', 'delete'];

/**
 * Every verb on every resource of every group. Reading and writing everything counts as such without `*` among the verbs:
 * who may write every binding and every webhook gets the few verbs that are missing.
 */
export const allowsEverything = (rule: PolicyRule): boolean =>
  rule.apiGroups?.includes(any) === true &&
  rule.resources?.includes(any) === true &&
  !isNamed(rule) &&
  ['get', 'list', ...writes].every((verb) => allowsVerb(rule, verb));
