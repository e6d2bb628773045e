import type { Analysis, PlannedCheck } from '../../analysis/analyze.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { Report } from '../../model/report.ts';
import type { Scorecard } from '../../model/scorecard.ts';
import { compareSeverity } from '../../model/severity.ts';
import { version } from '../cli/version.ts';
import { entriesOf } from './entry.ts';
import { findSecrets } from './find-secrets.ts';
import { misreadProblems } from './misread-problems.ts';
import { words } from './words.ts';

interface Facts {
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly string[];
}

/** Puts a report together: entries sorted the worst first, problems of reading and of types. */
export const reportOf = (
  facts: Facts,
  inventory: Inventory,
  analysis: Analysis,
  plan: readonly PlannedCheck[],
  scorecards: readonly Scorecard[],
): Report => ({
  tool: { name: 'seawall', version },
  scanned: { files: facts.files.length, resources: inventory.resources.length, checks: plan.length },
  entries: entriesOf(analysis.findings.toSorted(bySeverity), facts.texts, () => findSecrets(inventory)),
  accepted: [],
  problems: [...facts.problems, ...misreadProblems(inventory.misread, facts.texts)],
  checks: words(plan.map(({ check }) => check)),
  scorecards,
});

/** A stable sort: findings of one severity stay in the order of checks and objects. */
const bySeverity = (a: Finding, b: Finding): number => compareSeverity(a.severity, b.severity);
