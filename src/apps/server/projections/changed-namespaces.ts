import { limits } from '../../../model/limits.ts';
import type { Store } from '../../../platform/store/store.ts';

/** Namespaces with changes since a revision, `''` for none; `undefined` where all must be looked at. */
export const changedNamespaces = async (
  store: Store,
  cluster: string,
  from: number,
  to: number,
): Promise<ReadonlySet<string> | undefined> => {
  const found = new Set<string>();
  for (let revision = from; revision < to; ) {
    const { changes, isGap } = await store.changesSince(revision, limits.pageSize);
    if (isGap) return undefined;
    for (const change of changes) if (change.cluster === cluster) found.add(change.resource.namespace ?? '');
    if (found.size > limits.filterMembers) return undefined;
    if (changes.length < limits.pageSize) break;
    revision = changes.at(-1)?.revision ?? to;
  }
  return found;
};
