import { fieldPath, join } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import type { PolicyRule } from '../../model/policy-rule.ts';
import { nameOf } from '../../model/resource.ts';
import type { Inventory } from '../inventory.ts';
import type { LabelSelector } from './pod-spec.ts';
import type { ClusterRole, GrantedRule } from './roles.ts';
import { selects } from './selection.ts';

/** The rules as the manifest lists them. */
export const ownRules = (rules: readonly PolicyRule[] | undefined): readonly GrantedRule[] =>
  (rules ?? []).map((rule, index) => ({ rule, path: join('/rules', index) }));

/**
 * The rules of a ClusterRole with an `aggregationRule` are written by a controller: those of all ClusterRoles that its selectors
 * select, which may be aggregated themselves. What its manifest lists under `rules` is overwritten.
 */
export const aggregator = (
  inventory: Inventory,
  all: readonly ClusterRole[],
): ((role: ClusterRole) => readonly GrantedRule[]) => {
  const labelled = byLabel(all);
  let steps = 0;
  const sourcesOf = ({ object: { aggregationRule } }: ClusterRole): readonly ClusterRole[] =>
    (aggregationRule?.clusterRoleSelectors ?? []).flatMap((selector) => {
      const possible = candidates(selector, labelled, all);
      steps += possible.length;
      return possible.filter(({ object }) => selects(selector, object.metadata?.labels ?? {}));
    });
  return (role) => {
    if (role.object.aggregationRule === undefined) return ownRules(role.object.rules);
    const seen = new Set([role]);
    const rules: GrantedRule[] = [];
    for (const one of seen) {
      for (const source of steps > limits.aggregationSteps ? [] : sourcesOf(one)) {
        if (seen.has(source)) continue;
        seen.add(source);
        if (source.object.aggregationRule === undefined) rules.push(...aggregated(source));
      }
      if (rules.length <= limits.rulesPerRole && steps <= limits.aggregationSteps) continue;
      inventory.noteMisread(role.resource, tooMany);
      return ownRules(role.object.rules);
    }
    return rules;
  };
};

const tooMany = {
  path: fieldPath('/aggregationRule'),
  expected: `selection of at most ${limits.rulesPerRole} rules`,
  found: 'larger one',
};

const aggregated = ({ resource, object }: ClusterRole): readonly GrantedRule[] => {
  const from = nameOf(resource.reference);
  return (object.rules ?? []).map((rule) => ({ rule, path: tooMany.path, from }));
};

type ByLabel = ReadonlyMap<string, readonly ClusterRole[]>;

const byLabel = (all: readonly ClusterRole[]): ByLabel => {
  const index = new Map<string, ClusterRole[]>();
  for (const role of all)
    for (const [key, value] of Object.entries(role.object.metadata?.labels ?? {})) {
      const known = index.get(`${key}=${value}`);
      if (known === undefined) index.set(`${key}=${value}`, [role]);
      else known.push(role);
    }
  return index;
};

/** Those that one label of the selector leaves, so that a selector does not look at all of them. */
const candidates = (
  { matchLabels }: LabelSelector,
  labelled: ByLabel,
  all: readonly ClusterRole[],
): readonly ClusterRole[] => {
  const first = Object.entries(matchLabels ?? {})[0];
  return first === undefined ? all : (labelled.get(`${first[0]}=${first[1]}`) ?? []);
};
