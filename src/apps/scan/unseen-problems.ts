import type { Analysis } from '../../analysis/analyze.ts';
import type { Problem } from '../../model/problem.ts';
import type { Facts } from './facts.ts';

/** Checks that one problem names; the others are counted. */
const named = 5;

/** A problem for each right that was missing, with the checks that are undecided for it. */
export const unseenProblems = (
  { unseen = [], resources }: Facts,
  { undecided }: Analysis,
): readonly Problem[] =>
  unseen.map(({ group, kind, right }) => {
    const name = group === '' ? kind : `${kind}.${group}`;
    const checks = [...undecided].filter(([, kinds]) => kinds.has(name)).map(([id]) => id);
    const more = checks.length > named ? ` and ${checks.length - named} more` : '';
    const effect =
      checks.length === 0
        ? 'no check of this run needs it'
        : `undecided: ${checks.slice(0, named).join(', ')}${more}`;
    return {
      code: 'missing-right',
      file: contextOf(resources),
      detail: `not allowed: ${right}; ${effect}`,
    };
  });

const contextOf = (resources: Facts['resources']): string => {
  const origin = resources.find((resource) => resource.origin.kind === 'cluster')?.origin;
  return origin?.kind === 'cluster' ? origin.context : 'the cluster';
};
