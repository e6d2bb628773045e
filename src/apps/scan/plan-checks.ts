import { type PlannedCheck, planned } from '../../analysis/analyze.ts';
import type { Check } from '../../analysis/posture/check.ts';
import type { Framework } from '../../decision/frameworks/framework.ts';
import { SeawallError } from '../../model/error.ts';
import { didYouMean } from '../../model/nearest.ts';
import { answers } from './scorecards.ts';

/** Which checks run. */
export interface Selection {
  /** Ids of checks to run though they run only on request. */
  readonly include: readonly string[];
  /** Ids of checks to leave out. */
  readonly exclude: readonly string[];
}

/** The checks that run, with their parameters. Throws `usage` for an id that no check has. */
export const planChecks = (
  checks: readonly Check[],
  selection: Selection,
  asked: readonly Framework[] = [],
): readonly PlannedCheck[] => {
  const ids = new Set(checks.map((check) => check.id));
  for (const id of [...selection.include, ...selection.exclude])
    if (!ids.has(id)) throw new SeawallError('usage', `there is no check "${id}"${didYouMean(id, ids)}`);
  return checks
    .filter((check) => asked.length === 0 || answers(check, asked) || selection.include.includes(check.id))
    .filter((check) => check.runs === 'always' || asked.length > 0 || selection.include.includes(check.id))
    .filter((check) => !selection.exclude.includes(check.id))
    .map(planned);
};
