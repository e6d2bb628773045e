import { checkProfile, type ProfileResult } from '../../analysis/profiles/check-profile.ts';
import type { Profile } from '../../analysis/profiles/profile.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import { root } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { Problem } from '../../model/problem.ts';
import { collectManifests } from '../../sources/manifests/collect.ts';
import { locate } from '../../sources/manifests/locate.ts';
import { misreadProblems } from '../scan/misread-problems.ts';

/** A workload's result with its place. */
export interface PlacedResult extends ProfileResult {
  readonly location: Pick<Location, 'file' | 'line'>;
}

export interface ProfileReport {
  readonly results: readonly PlacedResult[];
  readonly problems: readonly Problem[];
}

/** Holds every workload under the paths to a profile. */
export const checkFiles = (
  paths: readonly string[],
  skipFiles: readonly string[],
  profile: Profile,
): ProfileReport => {
  const facts = collectManifests(paths, { skipFiles });
  const inventory = takeInventory(facts.resources);
  const results = checkProfile(inventory, profile).map((result) => ({
    ...result,
    location: placeOf(result, facts.texts),
  }));
  return { results, problems: [...facts.problems, ...misreadProblems(inventory.misread, facts.texts)] };
};

const placeOf = (
  { resource: { origin } }: ProfileResult,
  texts: ReadonlyMap<string, string>,
): PlacedResult['location'] => {
  if (origin.kind === 'cluster') return { file: origin.context, line: 1 };
  const { file, line } = locate(texts.get(origin.path) ?? '', origin, root);
  return { file, line };
};
