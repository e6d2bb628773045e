import type { Check } from '../../analysis/posture/check.ts';
import { checksByArea } from '../../analysis/posture/checks.ts';
import type { CheckWords } from '../../model/report.ts';

const areas: ReadonlyMap<Check, string> = new Map(
  Object.entries(checksByArea).flatMap(([area, members]) => members.map((check) => [check, area] as const)),
);

/** The words of checks by id: what reports and `explain` show. */
export const words = (checks: readonly Check[]): ReadonlyMap<string, CheckWords> =>
  new Map(checks.map((check) => [check.id, wordsOf(check)]));

const wordsOf = (check: Check): CheckWords => ({
  id: check.id,
  area: areas.get(check) ?? 'own',
  title: check.title,
  kind: check.kind,
  severity: check.severity,
  reason: check.reason,
  rationale: check.rationale,
  controls: check.controls,
  sources: check.sources,
  remedy: { safety: check.remedy.safety, words: check.remedy.words },
});
