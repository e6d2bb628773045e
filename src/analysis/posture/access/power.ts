import type { RoleView } from '../../../inventory/views/roles.ts';
import {
  allowsEverything,
  allowsGroup,
  allowsResource,
  allowsVerb,
  isNamed,
  type PolicyRule,
} from '../../../model/policy-rule.ts';
import type { Severity } from '../../../model/severity.ts';

/** Any of these verbs on any of these resources of the group. */
export interface Access {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** `cluster` for cluster-scoped resources: no Role and no RoleBinding grants anything on them. */
  readonly scope?: 'cluster';
  /**
   * Which `resourceNames` are still dangerous. Without this a rule that names its objects is what least privilege looks like,
   * and not counted.
   */
  isDangerousName?(name: string): boolean;
}

/** Something that an attacker wants to be able to do, in terms of what the API server allows. */
export interface Power {
  /** What one can do, after "can": `read Secrets`. */
  readonly words: string;
  /** In one namespace; cluster-wide it is a step worse. */
  readonly severity: Severity;
  /** Any of them gives the power. */
  readonly access: readonly Access[];
  /** Whether a rule for all resources is reported as this power too. */
  readonly isSoughtInStars?: true;
}

const isGranted = (rule: PolicyRule, access: Access, scope: RoleView['scope']): boolean => {
  if (access.scope === 'cluster' && scope === 'namespace') return false;
  if (!access.verbs.some((verb) => allowsVerb(rule, verb)) || !allowsGroup(rule, access.group)) return false;
  if (!access.resources.some((resource) => allowsResource(rule, resource))) return false;
  if (!isNamed(rule)) return true;
  return rule.resourceNames?.some((name) => access.isDangerousName?.(name) === true) === true;
};

/** Whether a rule gives a power, by whatever words. */
export const givesPower = (rule: PolicyRule, power: Power, scope: RoleView['scope']): boolean =>
  power.access.some((access) => isGranted(rule, access, scope));

/**
 * How a rule gives a power: `get, list on secrets`; `undefined` when it does not. A star among the resources gives nearly all
 * powers at once: it is one finding of its own (wildcard-in-rules, wildcard-role-binding, cluster-admin-role-binding) and not one
 * for each of them, but for those that are looked for by name.
 */
export const grantOf = (rule: PolicyRule, power: Power, scope: RoleView['scope']): string | undefined => {
  const granted = power.access.filter((access) => isGranted(rule, access, scope));
  if (granted.length === 0 || allowsEverything(rule)) return undefined;
  if (rule.resources?.includes('*') && power.isSoughtInStars !== true) return undefined;
  const verbs = new Set<string>();
  const resources = new Set<string>();
  for (const access of granted) {
    for (const verb of access.verbs) if (allowsVerb(rule, verb)) verbs.add(verb);
    for (const resource of access.resources) if (allowsResource(rule, resource)) resources.add(resource);
  }
  return `${[...verbs].join(', ')} on ${[...resources].join(', ')}`;
};
