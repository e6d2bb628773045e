import { type Analysis, analyze } from '../../analysis/analyze.ts';
import type { Attestation } from '../../decision/attestation.ts';
import { decide } from '../../decision/decide.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Report } from '../../model/report.ts';
import { isStateObject } from '../../sources/cluster/state-objects.ts';
import { type CollectOptions, collect } from '../../sources/collect.ts';
import type { Facts } from './facts.ts';
import { planChecks, type Selection } from './plan-checks.ts';
import { reportOf } from './report-of.ts';
import { type Exemptions, rulesFrom } from './rules-from.ts';
import { frameworksNamed, scorecardsOf } from './scorecards.ts';
import { unseenProblems } from './unseen-problems.ts';

export interface ScanRequest extends Judging {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly collecting: CollectOptions;
}

/** By what it is judged. */
export interface Judging extends Selection {
  /** Ids of frameworks to score; only the checks that answer their controls run. */
  readonly frameworks: readonly string[];
  /** What people vouch for where no machine decides. */
  readonly attestations: readonly Attestation[];
  readonly exemptions: Exemptions;
}

/** The line, run once over files. */
export const scan = (request: ScanRequest): Report =>
  judge(collect(request.paths, request.collecting), request);

/** What was collected is taken into one snapshot, analyzed, decided on, and made a report. */
export const judge = (facts: Facts, request: Judging): Report => {
  const frameworks = frameworksNamed(request.frameworks);
  const plan = planChecks(request, frameworks);
  const inventory = takeInventory(facts.resources, { unseen: facts.unseen ?? [] });
  const analysis = withoutBackground(analyze(inventory, plan), facts.background);
  const { rules, problems } = rulesFrom(facts, request.exemptions, request.available);
  const decision = decide(analysis.findings, rules);
  const scorecards = scorecardsOf(
    frameworks,
    request.available,
    {
      analysis,
      decision,
      attestations: request.attestations,
      isLive: facts.resources.some(isStateObject),
    },
    rules.now,
  );
  return reportOf(
    { ...facts, problems: [...facts.problems, ...problems, ...unseenProblems(facts, analysis)] },
    inventory,
    plan,
    decision,
    scorecards,
    rules.now,
  );
};

const withoutBackground = (analysis: Analysis, background: Facts['background']): Analysis =>
  background === undefined
    ? analysis
    : { ...analysis, findings: analysis.findings.filter(({ resource }) => !background.has(resource)) };
