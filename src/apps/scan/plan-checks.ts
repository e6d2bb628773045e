import { type PlannedCheck, planned } from '../../analysis/analyze.ts';
import type { Check } from '../../analysis/posture/check.ts';
import { checksByArea } from '../../analysis/posture/checks.ts';
import type { ParameterValue } from '../../analysis/posture/parameter.ts';
import type { Framework } from '../../decision/frameworks/framework.ts';
import { SeawallError } from '../../model/error.ts';
import { fitsGlob } from '../../model/glob.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Severity } from '../../model/severity.ts';
import { answers } from './scorecards.ts';

/** What a configuration says about one check. */
export interface CheckSettings {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

/** Which checks run, and how. A pattern is an id (`host-*`), an area (`area:network`) or a control (`nsa:NSA-POD-*`). */
export interface Selection {
  /** All checks there are: ours, and own ones. */
  readonly available: readonly Check[];
  /** Checks to run though they run only on request. */
  readonly include: readonly string[];
  /** Checks to leave out. */
  readonly exclude: readonly string[];
  readonly settings?: ReadonlyMap<string, CheckSettings>;
}

/** The checks that run, with their parameters. Throws `usage` for a pattern that fits no check. */
export const planChecks = (
  { available, include, exclude, settings }: Selection,
  asked: readonly Framework[] = [],
): readonly PlannedCheck[] => {
  const included = select(available, include);
  const excluded = select(available, exclude);
  const runs = (check: Check): boolean => {
    // A check that is named by its own id runs even if a pattern leaves out its family, unless its id is left out too.
    const isNamed = include.includes(check.id) && !exclude.includes(check.id);
    if (excluded.has(check) && !isNamed) return false;
    if (included.has(check)) return true;
    if (asked.length > 0) return answers(check, asked);
    return settings?.get(check.id)?.enabled ?? check.runs === 'always';
  };
  return available.filter(runs).map((check) => withSettings(planned(check), settings?.get(check.id)));
};

const withSettings = (plan: PlannedCheck, settings: CheckSettings | undefined): PlannedCheck => {
  if (settings === undefined) return plan;
  return {
    ...plan,
    severity: settings.severity ?? plan.severity,
    parameters: { ...plan.parameters, ...settings.parameters },
  };
};

const select = (checks: readonly Check[], patterns: readonly string[]): ReadonlySet<Check> =>
  new Set(patterns.flatMap((pattern) => fitting(checks, pattern)));

const fitting = (checks: readonly Check[], pattern: string): readonly Check[] => {
  const found = checks.filter((check) => namesOf(check).some((name) => fitsGlob(pattern, name)));
  if (found.length > 0) return found;
  const names = pattern.includes(':') ? checks.flatMap(namesOf) : checks.map(({ id }) => id);
  throw new SeawallError('usage', `there is no check "${pattern}"${didYouMean(pattern, new Set(names))}`, [
    'A check is named by its id (host-*), its area (area:network) or a control (nsa:NSA-POD-17).',
  ]);
};

const areaOf: ReadonlyMap<Check, string> = new Map(
  Object.entries(checksByArea).flatMap(([area, members]) => members.map((check) => [check, area] as const)),
);

const namesOf = (check: Check): readonly string[] => [
  check.id,
  `area:${areaOf.get(check) ?? 'own'}`,
  ...Object.entries(check.controls).flatMap(([framework, ids]) =>
    (ids ?? []).map((id) => `${framework}:${id}`),
  ),
];
