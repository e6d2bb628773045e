import type { Origin } from '../../model/resource.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { type WorkloadView, workloads } from './workloads.ts';

interface SelectorIndex extends View {
  /** Workloads of one home that select by the same labels, for each of them. */
  readonly alike: ReadonlyMap<WorkloadView, readonly WorkloadView[]>;
}

/** Objects of one file or cluster are meant to live beside each other; those of several files may be variants of one application. */
const homeOf = (origin: Origin): string => (origin.kind === 'cluster' ? origin.context : origin.path);

/** Where it lives and which labels it selects; `undefined` where it selects none, or by expressions too. */
const keyOf = ({ resource, selector }: WorkloadView): string | undefined => {
  const labels = Object.entries(selector?.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (labels.length === 0 || (selector?.matchExpressions ?? []).length > 0) return undefined;
  return JSON.stringify([homeOf(resource.origin), namespaceOf(resource), labels]);
};

const selectorIndex: Target<SelectorIndex> = {
  id: 'selector-index',
  title: 'workloads by selector',
  views: (inventory) => {
    const byLabels = new Map<string, WorkloadView[]>();
    const alike = new Map<WorkloadView, readonly WorkloadView[]>();
    const all = inventory.select(workloads);
    for (const workload of all) {
      const key = keyOf(workload);
      if (key === undefined) continue;
      const known = byLabels.get(key) ?? [];
      known.push(workload);
      byLabels.set(key, known);
      alike.set(workload, known);
    }
    const first = all[0];
    return first === undefined ? [] : [{ resource: first.resource, alike }];
  },
};

const isOther = (one: WorkloadView, other: WorkloadView): boolean =>
  one.kind !== other.kind || one.resource.reference.name !== other.resource.reference.name;

/** A workload of the same file and namespace that selects by the very same labels. */
export const rivalOf = (inventory: Inventory, workload: WorkloadView): WorkloadView | undefined => {
  const alike = inventory.select(selectorIndex)[0]?.alike.get(workload) ?? [];
  return alike.length < 2 ? undefined : alike.find((other) => isOther(workload, other));
};
