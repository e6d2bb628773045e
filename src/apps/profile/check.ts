import { checkProfile, type ProfileResult } from '../../analysis/profiles/check-profile.ts';
import type { Profile } from '../../analysis/profiles/profile.ts';
import { takeInventory } from '../../inventory/inventory.ts';
import { root } from '../../model/field-path.ts';
import type { Location } from '../../model/location.ts';
import type { Problem } from '../../model/problem.ts';
import { type CollectOptions, collect } from '../../sources/collect.ts';
import type { Manifests } from '../../sources/manifests/collect.ts';
import { fileOf, placeOf, type Texts } from '../../sources/place.ts';
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
  options: CollectOptions,
  profile: Profile,
): ProfileReport => checkFacts(collect(paths, options), profile);

/** Holds every workload that was collected to a profile. */
export const checkFacts = (facts: Manifests, profile: Profile): ProfileReport => {
  const inventory = takeInventory(facts.resources);
  const results = checkProfile(inventory, profile).map((result) => ({
    ...result,
    location: lineOf(result, facts.texts),
  }));
  return { results, problems: [...facts.problems, ...misreadProblems(inventory.misread, facts.texts)] };
};

const lineOf = ({ resource }: ProfileResult, texts: Texts): PlacedResult['location'] => {
  const place = placeOf(resource, root, texts);
  return { file: fileOf(resource.origin), line: place?.line ?? 1 };
};
