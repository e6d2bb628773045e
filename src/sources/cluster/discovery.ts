import { limits } from '../../model/limits.ts';
import type { Problem } from '../../model/problem.ts';
import { conform, list, object, type Shaped, string } from '../../model/shape.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import { readGroupByGroup } from './group-discovery.ts';
import type { ServedKind } from './served-kind.ts';

/** What an API server serves. A group that is out of order is a problem, and no stop. */
export interface Discovered {
  readonly kinds: readonly ServedKind[];
  readonly problems: readonly Problem[];
}

/** Group/Version/Resource as both forms of discovery tell it, in the order of preference. */
export interface Served extends ServedKind {
  readonly verbs: readonly string[];
}

/** Aggregated discovery (apidiscovery.k8s.io): everything in two answers, since Kubernetes 1.26. */
const accept = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

const shape = object({
  kind: string,
  items: list(
    object({
      metadata: object({ name: string }),
      versions: list(
        object({
          version: string,
          freshness: string,
          resources: list(
            object({
              resource: string,
              responseKind: object({ group: string, version: string, kind: string }),
              scope: string,
              verbs: list(string),
            }),
          ),
        }),
      ),
    }),
  ),
});

type Groups = Shaped<typeof shape>;

/** Every kind that can be listed, custom resources too, each once and in the version that the server prefers. Throws a KubeError. */
export const discover = async (connection: Connection, signal?: AbortSignal): Promise<Discovered> => {
  const options = { accept, ...(signal === undefined ? {} : { signal }) };
  const [core, groups] = await Promise.all(
    ['/api', '/apis'].map(async (path) => conform(shape, await connection.get(path, options), []) ?? {}),
  );
  const isAggregated = [core, groups].every((one) => one?.kind === 'APIGroupDiscoveryList');
  const { served, problems } = isAggregated
    ? readAggregated([core ?? {}, groups ?? {}])
    : await readGroupByGroup(connection, signal);
  return { kinds: listable(served), problems: [...problems, ...overLimit(served)] };
};

const readAggregated = (answers: readonly Groups[]) => {
  const served: Served[] = [];
  const problems: Problem[] = [];
  for (const { metadata, versions = [] } of answers.flatMap(({ items = [] }) => items)) {
    const group = metadata?.name ?? '';
    for (const { version = '', freshness, resources = [] } of versions) {
      // The last that the server heard of it, or nothing at all.
      if (freshness === 'Stale')
        problems.push(outOfOrder(group, version, 'the server behind its APIService does not answer'));
      for (const { resource = '', responseKind, scope, verbs = [] } of resources)
        served.push({
          group,
          version,
          kind: responseKind?.kind ?? '',
          resource,
          isNamespaced: scope === 'Namespaced',
          isWatchable: verbs.includes('watch'),
          verbs,
        });
    }
  }
  return { served, problems };
};

export const outOfOrder = (group: string, version: string, why: string): Problem => ({
  code: 'api-unavailable',
  file: group === '' ? version : `${group}/${version}`,
  detail: `what it serves is not known: ${why}`,
});

/** What a failed request was about, without naming the request. */
export const reasonOf = (error: unknown): string =>
  error instanceof KubeError ? error.message : 'it could not be read';

const listable = (served: readonly Served[]): readonly ServedKind[] => {
  const kinds = new Map<string, ServedKind>();
  for (const { verbs, ...kind } of served.slice(0, limits.kubeKinds)) {
    const key = `${kind.group}/${kind.resource}`;
    if (kind.kind === '' || kind.resource === '' || kind.resource.includes('/')) continue;
    if (verbs.includes('list') && !kinds.has(key)) kinds.set(key, kind);
  }
  return [...kinds.values()];
};

const overLimit = ({ length }: readonly Served[]): readonly Problem[] =>
  length <= limits.kubeKinds
    ? []
    : [
        {
          code: 'limit-exceeded',
          file: 'discovery',
          detail: `${length} kinds are served, over kubeKinds (${limits.kubeKinds}); the rest was not read`,
        },
      ];
