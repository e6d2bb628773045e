import type { Problem } from '../../model/problem.ts';
import { boolean, conform, list, object, type Shape, string } from '../../model/shape.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { outOfOrder, reasonOf, type Served } from './discovery.ts';

const versions = object({ versions: list(string) });
const groupVersion = object({ version: string });
const groups = object({
  groups: list(object({ name: string, preferredVersion: groupVersion, versions: list(groupVersion) })),
});
const resources = object({
  resources: list(object({ name: string, kind: string, namespaced: boolean, verbs: list(string) })),
});

interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

/**
 * Discovery as it was before Kubernetes 1.26, and as some aggregating proxies still do it: one request for each version of each group. One
 * that fails is a problem; the others are read.
 */
export const readGroupByGroup = async (connection: Connection, signal: AbortSignal | undefined) => {
  const options = signal === undefined ? {} : { signal };
  const read = async <T>(shape: Shape<T>, path: string): Promise<T | undefined> =>
    conform(shape, await connection.get(path, options), []);
  const core = (await read(versions, '/api'))?.versions ?? [];
  const named = (await read(groups, '/apis'))?.groups ?? [];
  const all: readonly GroupVersion[] = [
    ...core.map((version) => ({ group: '', version })),
    ...named.flatMap(({ name = '', preferredVersion, versions: others = [] }) =>
      [...new Set([preferredVersion, ...others].map((one) => one?.version ?? ''))]
        .filter((version) => version !== '')
        .map((version) => ({ group: name, version })),
    ),
  ];
  const served: Served[] = [];
  const problems: Problem[] = [];
  for (const { group, version } of all) {
    try {
      const answer = await read(resources, group === '' ? `/api/${version}` : `/apis/${group}/${version}`);
      for (const { name = '', kind = '', namespaced, verbs = [] } of answer?.resources ?? [])
        served.push({
          group,
          version,
          kind,
          resource: name,
          isNamespaced: namespaced === true,
          isWatchable: verbs.includes('watch'),
          verbs,
        });
    } catch (error) {
      problems.push(outOfOrder(group, version, reasonOf(error)));
    }
  }
  return { served, problems };
};
