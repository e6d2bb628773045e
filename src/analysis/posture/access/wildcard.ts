import { allowsEverything, isNamed, type PolicyRule } from '../../../model/policy-rule.ts';
import type { Severity } from '../../../model/severity.ts';

/** The stars of a rule. */
export interface Wildcard {
  /** The fields that have one. */
  readonly fields: readonly string[];
  /** What they come to, after "allows". */
  readonly meaning: string;
  readonly severity: Severity;
}

const star = '*';

const fieldNames = ['verbs', 'resources', 'apiGroups', 'nonResourceURLs'] as const;

/**
 * The groups whose resources lead further: Secrets, pods, roles, webhooks, certificates. A group of somebody's own is a closed world:
 * a star in it covers that operator's kinds and nothing else.
 */
const strongGroups: readonly string[] = [
  star,
  '',
  'apps',
  'batch',
  'rbac.authorization.k8s.io',
  'admissionregistration.k8s.io',
  'certificates.k8s.io',
];

/** `undefined` for a rule without a star. `*` before a slash (every resource's `scale`) is one among the groups only. */
export const wildcardsIn = (rule: PolicyRule): Wildcard | undefined => {
  const fields = fieldNames.filter((field) => rule[field]?.includes(star));
  if (fields.length === 0) return undefined;
  if (allowsEverything(rule))
    return { fields, meaning: 'everything, as cluster-admin does', severity: 'high' };
  return { fields, meaning: meaningOf(rule, fields), severity: isWide(rule) ? 'medium' : 'low' };
};

/** Whether the star covers resources that nobody thought of and that matter. */
export const isWide = (rule: PolicyRule): boolean =>
  !isNamed(rule) &&
  rule.resources?.includes(star) === true &&
  rule.apiGroups?.some((group) => strongGroups.includes(group)) === true;

const meaningOf = (rule: PolicyRule, fields: readonly string[]): string => {
  if (fields.includes('nonResourceURLs')) return 'every URL of the API server that is no resource';
  const verbs = fields.includes('verbs') ? 'every verb' : 'these verbs';
  const resources = fields.includes('resources') ? 'every resource' : 'these resources';
  const groups = fields.includes('apiGroups') ? 'every group' : 'these groups';
  return `${verbs} on ${resources} of ${groups}${isNamed(rule) ? ', by name' : ''}`;
};
