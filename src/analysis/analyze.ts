import type { Inventory } from '../inventory/inventory.ts';
import type { View } from '../inventory/target.ts';
import { root } from '../model/field-path.ts';
import type { Finding, Remedy } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import type { Check, Violation } from './posture/check.ts';
import { defaultsOf, type ParameterValue } from './posture/parameter.ts';

/** A check with the values that a profile gave it. */
export interface PlannedCheck {
  readonly check: Check;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly severity: Severity;
}

export interface Analysis {
  readonly findings: readonly Finding[];
  /** How many targets each check looked at: 0 means that it had nothing to say, not that all is well. */
  readonly evaluated: ReadonlyMap<string, number>;
}

/** A check as it runs without a profile. */
export const planned = (check: Check): PlannedCheck => ({
  check,
  parameters: defaultsOf(check.parameters),
  severity: check.severity,
});

/** Runs every planned check on every one of its targets. Pure: the same inventory and plan give the same findings in the same order. */
export const analyze = (inventory: Inventory, plan: readonly PlannedCheck[]): Analysis => {
  const findings: Finding[] = [];
  const evaluated = new Map<string, number>();
  for (const one of plan) {
    const views = inventory.select(one.check.target);
    evaluated.set(one.check.id, views.length);
    const context = { inventory, parameters: one.parameters };
    for (const view of views) {
      try {
        for (const violation of one.check.evaluate(view, context))
          findings.push(toFinding(one, view, violation, inventory));
      } catch (error) {
        findings.push(ourFailure(one, view, error));
      }
    }
  }
  return { findings, evaluated };
};

const toFinding = (plan: PlannedCheck, view: View, violation: Violation, inventory: Inventory): Finding => ({
  kind: plan.check.kind,
  check: plan.check.id,
  severity: violation.severity ?? plan.severity,
  status: 'fail',
  reason: plan.check.reason,
  detail: violation.detail,
  resource: view.resource,
  path: violation.path,
  controls: plan.check.controls,
  sources: plan.check.sources,
  ...(violation.because === undefined ? {} : { because: violation.because }),
  remedy: lazyRemedy(plan, view, violation, inventory),
});

/** Operations are worked out only for findings that somebody looks at: most of a large report is counted, not read. */
const lazyRemedy = (plan: PlannedCheck, view: View, violation: Violation, inventory: Inventory): Remedy => {
  const { remedy } = plan.check;
  return {
    safety: remedy.safety,
    words: remedy.words,
    get operations() {
      return remedy.operations?.(view, violation, inventory) ?? [];
    },
  };
};

/** One of the two places where an error of ours is caught: it becomes a finding that says so, and the run goes on. */
const ourFailure = (plan: PlannedCheck, view: View, error: unknown): Finding => ({
  kind: plan.check.kind,
  check: plan.check.id,
  severity: 'unknown',
  status: 'error',
  reason: 'the check itself failed',
  detail: `check ${plan.check.id} stopped: ${error instanceof Error ? error.message : 'unknown error'}`,
  resource: view.resource,
  path: root,
  controls: plan.check.controls,
  sources: plan.check.sources,
});
