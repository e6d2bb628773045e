import { didYouMean } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import { fullNameOf } from './facts.ts';
import type { ServedKind } from './served-kind.ts';
import { isSkipped } from './skipped-kinds.ts';

/**
 * The kinds to read: all but those that are never read, or just the wanted ones, by plural name with group (`pods`, `deployments.apps`) or
 * without it where that is clear. One that is wanted and not served is a problem.
 */
export const chooseKinds = (
  served: readonly ServedKind[],
  wanted: readonly string[] | undefined,
): { readonly kinds: readonly ServedKind[]; readonly problems: readonly Problem[] } => {
  if (wanted === undefined || wanted.length === 0)
    return { kinds: served.filter(({ group, resource }) => !isSkipped(group, resource)), problems: [] };
  const matches = (name: string, kind: ServedKind): boolean =>
    fullNameOf(kind) === name || kind.resource === name;
  const problems = wanted
    .filter((name) => !served.some((kind) => matches(name, kind)))
    .map(
      (name): Problem => ({
        code: 'api-unavailable',
        file: name,
        detail: `the server serves no such resource${didYouMean(name, served.map(fullNameOf))}`,
      }),
    );
  return { kinds: served.filter((kind) => wanted.some((name) => matches(name, kind))), problems };
};
