import { groupOf } from '../../../model/resource.ts';
import type { ApiVersion } from './api-version.ts';
import { apiVersionsGoneBy24 } from './api-versions-gone-by-24.ts';
import { apiVersionsGoneSince25 } from './api-versions-gone-since-25.ts';
import { currentApiVersions } from './current-api-versions.ts';

/** The newest minor version of Kubernetes 1 that people run: what the checks assume unless a profile says otherwise. */
export const assumedMinor = 36;

const old: readonly ApiVersion[] = [...apiVersionsGoneBy24, ...apiVersionsGoneSince25];
const current: readonly (readonly [apiVersion: string, kinds: readonly string[]])[] =
  Object.entries(currentApiVersions);

const oldByKind: ReadonlyMap<string, ApiVersion> = new Map(
  old.flatMap((one) => one.kinds.map((kind) => [`${one.apiVersion} ${kind}`, one] as const)),
);

/** What is known of an API version that is deprecated or gone, in some version of Kubernetes. */
export const oldApiVersion = (apiVersion: string, kind: string): ApiVersion | undefined =>
  oldByKind.get(`${apiVersion} ${kind}`);

const known: ReadonlySet<string> = new Set([
  ...oldByKind.keys(),
  ...current.flatMap(([apiVersion, kinds]) => kinds.map((kind) => `${apiVersion} ${kind}`)),
]);

/** Whether Kubernetes serves, or once served, this kind under this apiVersion. */
export const isBuiltIn = (apiVersion: string, kind: string): boolean => known.has(`${apiVersion} ${kind}`);

const groups: ReadonlySet<string> = new Set([...known].map((name) => groupOf(name)));

/** Whether a group is one of Kubernetes' own. A group without a dot can be nothing else: custom ones are domain names. */
export const isBuiltInGroup = (group: string): boolean => groups.has(group) || !group.includes('.');

/** Stable versions that serve a kind, by the kind in lower case: people write `deployment` too. */
const stableByKind: ReadonlyMap<string, readonly (readonly [apiVersion: string, kind: string])[]> =
  Map.groupBy(
    current.flatMap(([apiVersion, kinds]) => kinds.map((kind) => [apiVersion, kind] as const)),
    ([, kind]) => kind.toLowerCase(),
  );

/** Where a kind is served today, stable versions first; the spelling of the kind is corrected. */
export const servedAs = (kind: string): readonly (readonly [apiVersion: string, kind: string])[] =>
  (stableByKind.get(kind.toLowerCase()) ?? []).toSorted(
    ([a], [b]) => Number(/(?:alpha|beta)/.test(a)) - Number(/(?:alpha|beta)/.test(b)),
  );
