import { analyze } from '../../analysis/analyze.ts';
import { checks } from '../../analysis/posture/checks.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import type { Report } from '../../model/report.ts';
import { collectManifests } from '../../sources/manifests/collect.ts';
import { planChecks, type Selection } from './plan-checks.ts';
import { reportOf } from './report-of.ts';
import { frameworksNamed, scorecardsOf } from './scorecards.ts';

export interface ScanRequest extends Selection {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  readonly skipFiles: readonly string[];
  /** Ids of frameworks to score; only the checks that answer their controls run. */
  readonly frameworks: readonly string[];
}

/** The line, run once over files: what was collected is taken into one snapshot, analyzed, decided on, and made a report. */
export const scan = (request: ScanRequest): Report => {
  const asked = frameworksNamed(request.frameworks);
  const plan = planChecks(checks, request, asked);
  const facts = collectManifests(request.paths, { skipFiles: request.skipFiles });
  const inventory = takeInventory(facts.resources);
  const analysis = analyze(inventory, plan);
  const scorecards = scorecardsOf(
    asked,
    checks,
    { plan, analysis, findings: analysis.findings },
    [],
    undefined,
  );
  return reportOf(facts, inventory, analysis, plan, scorecards);
};
