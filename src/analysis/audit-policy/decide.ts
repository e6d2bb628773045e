import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import { type AuditedRequest, matches } from './matches.ts';

const levels = ['None', 'Metadata', 'Request', 'RequestResponse'] as const;

export type AuditLevel = (typeof levels)[number];

/** The level of a rule; `undefined` when the API server would refuse the policy for it. */
export const parseLevel = (level: string | undefined): AuditLevel | undefined =>
  levels.find((one) => one === level);

/** Whether a level records at least as much as another. */
export const isAtLeast = (level: AuditLevel, demanded: AuditLevel): boolean =>
  levels.indexOf(level) >= levels.indexOf(demanded);

export interface AuditDecision {
  readonly level: AuditLevel;
  /** Of the rule that decided; `undefined` when none matched, which records nothing. */
  readonly rule: number | undefined;
}

/** The first rule that matches decides, and without one nothing is recorded. (k8s.io/apiserver, EvaluatePolicyRule) */
export const decideLevel = (rules: readonly AuditRule[], request: AuditedRequest): AuditDecision => {
  const rule = rules.findIndex((one) => matches(one, request));
  return rule < 0
    ? { level: 'None', rule: undefined }
    : { level: parseLevel(rules[rule]?.level) ?? 'None', rule };
};
