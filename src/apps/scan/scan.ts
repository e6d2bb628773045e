import { analyze } from '../../analysis/analyze.ts';
import type { Attestation } from '../../decision/attestation.ts';
import { decide } from '../../decision/decide.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Report } from '../../model/report.ts';
import { type CollectOptions, collect } from '../../sources/collect.ts';
import { planChecks, type Selection } from './plan-checks.ts';
import { reportOf } from './report-of.ts';
import { type Exemptions, rulesFrom } from './rules-from.ts';
import { frameworksNamed, scorecardsOf } from './scorecards.ts';

export interface ScanRequest extends Selection {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly collecting: CollectOptions;
  /** Ids of frameworks to score; only the checks that answer their controls run. */
  readonly frameworks: readonly string[];
  /** What people vouch for where no machine decides. */
  readonly attestations: readonly Attestation[];
  readonly exemptions: Exemptions;
}

/** The line, run once over files: what was collected is taken into one snapshot, analyzed, decided on, and made a report. */
export const scan = (request: ScanRequest): Report => {
  const frameworks = frameworksNamed(request.frameworks);
  const plan = planChecks(request, frameworks);
  const facts = collect(request.paths, request.collecting);
  const inventory = takeInventory(facts.resources);
  const analysis = analyze(inventory, plan);
  const { rules, problems } = rulesFrom(facts, request.exemptions, request.available);
  const decision = decide(analysis.findings, rules);
  const scorecards = scorecardsOf(
    frameworks,
    request.available,
    { analysis, decision, attestations: request.attestations },
    rules.now,
  );
  return reportOf(
    { ...facts, problems: [...facts.problems, ...problems] },
    inventory,
    plan,
    decision,
    scorecards,
    rules.now,
  );
};
