import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { boundedRules } from './bounded-rules.ts';
import { type AuditDecision, type AuditLevel, decideLevel } from './decide.ts';
import { describe, identitiesIn, type RequestKind } from './requests.ts';

/** What one rule, or the lack of one, does to several requests. */
export interface GroupedDecision {
  readonly rule: number | undefined;
  readonly level: AuditLevel;
  /** `create pods, update pods and 3 more`. */
  readonly requests: string;
}

const shown = 3;

const listed = (requests: readonly string[]): string => {
  const first = requests.slice(0, shown).join(', ');
  return requests.length > shown ? `${first} and ${requests.length - shown} more` : first;
};

/**
 * The decisions that are asked for, by the rule that makes them. Each request is tried for somebody unknown and for everybody whom a rule
 * names.
 */
export const findDecisions = (
  given: readonly AuditRule[],
  requests: readonly RequestKind[],
  isAskedFor: (decision: AuditDecision) => boolean,
): readonly GroupedDecision[] => {
  const rules = boundedRules(given);
  const found = new Map<number | undefined, { level: AuditLevel; requests: Set<string> }>();
  for (const identity of identitiesIn(rules))
    for (const request of requests) {
      const decision = decideLevel(rules, { ...request, identity });
      if (!isAskedFor(decision)) continue;
      const group = found.get(decision.rule) ?? { level: decision.level, requests: new Set() };
      group.requests.add(describe(request));
      found.set(decision.rule, group);
    }
  return [...found].map(([rule, group]) => ({
    rule,
    level: group.level,
    requests: listed([...group.requests]),
  }));
};
