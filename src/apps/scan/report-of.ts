import type { Analysis, PlannedCheck } from '../../analysis/analyze.ts';
import type { Inventory, Misread } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { Report } from '../../model/report.ts';
import { nameOf } from '../../model/resource.ts';
import { compareSeverity } from '../../model/severity.ts';
import { locate } from '../../sources/manifests/locate.ts';
import { version } from '../cli/version.ts';
import { entriesOf } from './entry.ts';
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
): Report => ({
  tool: { name: 'seawall', version },
  scanned: { files: facts.files.length, resources: inventory.resources.length, checks: plan.length },
  entries: entriesOf(analysis.findings.toSorted(bySeverity), facts.texts),
  accepted: [],
  problems: [...facts.problems, ...inventory.misread.map((one) => misreadProblem(one, facts.texts))],
  checks: words(plan.map(({ check }) => check)),
});

/** A stable sort: findings of one severity stay in the order of checks and objects. */
const bySeverity = (a: Finding, b: Finding): number => compareSeverity(a.severity, b.severity);

const misreadProblem = (
  { resource, path, expected, found }: Misread,
  texts: ReadonlyMap<string, string>,
): Problem => {
  const { origin } = resource;
  const detail = `${nameOf(resource.reference)}: ${path} must be a ${expected}, not a ${found}; it was read as absent`;
  if (origin.kind === 'cluster') return { code: 'wrong-type', file: origin.context, detail };
  const place = locate(texts.get(origin.path) ?? '', origin, path);
  return { code: 'wrong-type', file: place.file, line: place.line, column: place.column, detail };
};
