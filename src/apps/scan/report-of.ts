import type { PlannedCheck } from '../../analysis/analyze.ts';
import type { Decision } from '../../decision/decide.ts';
import { exceptionWords } from '../../decision/exceptions/words.ts';
import { reviewOverdue } from '../../decision/review-overdue.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { Report } from '../../model/report.ts';
import type { Scorecard } from '../../model/scorecard.ts';
import { compareSeverity } from '../../model/severity.ts';
import { isStateObject } from '../../sources/cluster/state-objects.ts';
import { version } from '../version.ts';
import { entriesOf } from './entry.ts';
import { failureProblems } from './failure-problems.ts';
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
  plan: readonly PlannedCheck[],
  decision: Decision,
  scorecards: readonly Scorecard[],
  time: string | undefined,
): Report => {
  const entries = (findings: readonly Finding[]) =>
    entriesOf(findings.toSorted(bySeverity), facts.texts, () =>
      findSecrets(inventory, { plan, findings: [...decision.counted, ...decision.accepted] }),
    );
  return {
    tool: { name: 'seawall', version },
    ...(time === undefined ? {} : { time }),
    scanned: {
      files: facts.files.length,
      resources: inventory.resources.filter((resource) => !isStateObject(resource)).length,
      checks: plan.length,
    },
    entries: entries(decision.counted),
    accepted: entries(decision.accepted),
    problems: [
      ...facts.problems,
      ...misreadProblems(inventory.misread, facts.texts),
      ...failureProblems(decision.counted, facts.texts),
    ],
    checks: new Map([
      ...words(plan.map(({ check }) => check)),
      ...[...exceptionWords, reviewOverdue].map((one) => [one.id, one] as const),
    ]),
    scorecards,
  };
};

/** A stable sort: findings of one severity stay in the order of checks and objects. */
const bySeverity = (a: Finding, b: Finding): number => compareSeverity(a.severity, b.severity);
