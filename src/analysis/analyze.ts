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
  /** Checks that asked for objects which could not be read, with the kinds: what they say, or do not say, is not sure. */
  readonly undecided: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A check as it runs without a profile. */
export const planned = (check: Check): PlannedCheck => ({
  check,
  parameters: defaultsOf(check.parameters),
  severity: check.severity,
});

/**
 * Targets that are looked at by all their checks before the next ones are: few enough to stay in the processor's cache, enough for
 * each check to run warm. Going through all objects once a check takes nearly twice as long on a large input.
 */
const chunk = 64;

/** Runs every planned check on every one of its targets. Pure: the same inventory and plan give the same findings in the same order. */
export const analyze = (inventory: Inventory, plan: readonly PlannedCheck[]): Analysis => {
  const snapshot = { inventory };
  const runs = plan.map((one) => new Run(one, snapshot));
  // What one target rests on must not be said of its neighbours.
  const step = inventory.isPartial ? 1 : chunk;
  for (const sharing of Map.groupBy(runs, (run) => run.plan.check.target).values()) {
    const size = sharing[0]?.views.length ?? 0;
    for (let from = 0; from < size; from += step)
      for (const run of sharing) run.take(from, Math.min(from + step, size));
  }
  return {
    findings: runs.flatMap((run) => run.findings),
    evaluated: new Map(runs.map(({ plan: { check }, views }) => [check.id, views.length])),
    undecided: new Map(
      runs.filter(({ unseen }) => unseen.size > 0).map(({ plan: { check }, unseen }) => [check.id, unseen]),
    ),
  };
};

/** One check on its way through its targets. */
class Run {
  readonly plan: PlannedCheck;
  readonly views: readonly View[];
  readonly findings: Finding[] = [];
  /** Kinds that were asked for and could not be read. */
  readonly unseen = new Set<string>();
  readonly #snapshot: Snapshot;

  constructor(plan: PlannedCheck, snapshot: Snapshot) {
    this.plan = plan;
    this.#snapshot = snapshot;
    const { inventory } = snapshot;
    let views: readonly View[] = [];
    const asked = inventory.askedIn(() => {
      views = inventory.select(plan.check.target);
    });
    for (const kind of inventory.unseenOf(asked)) this.unseen.add(kind);
    this.views = views;
  }

  /** Looks at the targets from one index up to another. What was found on unsure ground is not sure. */
  take(from: number, to: number): void {
    const { inventory } = this.#snapshot;
    const known = this.findings.length;
    const asked = inventory.askedIn(() => this.#look(from, to));
    const unseen = inventory.unseenOf(asked);
    if (unseen.length === 0) return;
    for (const kind of unseen) this.unseen.add(kind);
    for (let index = known; index < this.findings.length; index++) {
      const finding = this.findings[index];
      if (finding !== undefined) this.findings[index] = unsure(finding);
    }
  }

  #look(from: number, to: number): void {
    const look = new Look(this.plan, this.#snapshot);
    for (let index = from; index < to; index++) {
      const view = this.views[index];
      if (view !== undefined) look.at(view, this.findings);
    }
  }
}

/** What a finding's repair is worked out from, when somebody asks: the snapshot of then, which may be a later one. */
export interface Snapshot {
  readonly inventory: Inventory;
}

/** One check as it looks at one target after the other. What is the same for all of them is made once: there may be millions. */
export class Look {
  readonly #plan: PlannedCheck;
  readonly #snapshot: Snapshot;
  readonly #context: { readonly inventory: Inventory; readonly parameters: PlannedCheck['parameters'] };

  constructor(plan: PlannedCheck, snapshot: Snapshot) {
    this.#plan = plan;
    this.#snapshot = snapshot;
    this.#context = { inventory: snapshot.inventory, parameters: plan.parameters };
  }

  /** Adds what is found there. */
  at(view: View, findings: Finding[]): void {
    try {
      const violations = this.#plan.check.evaluate(view, this.#context);
      if (violations.length > 0) this.#add(view, violations, findings);
    } catch (error) {
      findings.push(ourFailure(this.#plan, view, error));
    }
  }

  #add(view: View, violations: readonly Violation[], findings: Finding[]): void {
    for (const violation of violations) findings.push(toFinding(this.#plan, view, violation, this.#snapshot));
  }
}

/** What was found where something that it rests on could not be read. */
export const unsure = (finding: Finding): Finding =>
  finding.status === 'fail' ? { ...finding, status: 'unknown' } : finding;

/** One literal for nearly all: what is spread into it while it is made costs more than the rest of a finding. */
const toFinding = (plan: PlannedCheck, view: View, violation: Violation, snapshot: Snapshot): Finding => {
  const finding: Finding = {
    kind: plan.check.kind,
    check: plan.check.id,
    severity: violation.severity ?? plan.severity,
    status: violation.isUnsure === true ? 'unknown' : 'fail',
    reason: plan.check.reason,
    detail: violation.detail,
    resource: view.resource,
    path: violation.path,
    controls: plan.check.controls,
    sources: plan.check.sources,
    remedy: new LazyRemedy(plan.check, view, violation, snapshot),
  };
  return violation.because === undefined ? finding : { ...finding, because: violation.because };
};

/** Operations are worked out only for findings that somebody looks at: most of a large report is counted, not read. */
class LazyRemedy implements Remedy {
  readonly #check: Check;
  readonly #view: View;
  readonly #violation: Violation;
  readonly #snapshot: Snapshot;

  constructor(check: Check, view: View, violation: Violation, snapshot: Snapshot) {
    this.#check = check;
    this.#view = view;
    this.#violation = violation;
    this.#snapshot = snapshot;
  }

  get safety(): Remedy['safety'] {
    return this.#check.remedy.safety;
  }

  get words(): string {
    return this.#check.remedy.words;
  }

  get operations(): Remedy['operations'] {
    return this.#check.remedy.operations?.(this.#view, this.#violation, this.#snapshot.inventory) ?? [];
  }
}

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
