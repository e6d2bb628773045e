import type { Resource } from '../../model/resource.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { cniPolicies } from './cni-policies.ts';
import { type Direction, networkPolicies } from './network-policies.ts';
import { type PodView, pods } from './pods.ts';
import { podsIn, podsMatching } from './selection.ts';

/** A policy that isolates a pod, by direction; `undefined` where none does, so that everybody gets through. */
export interface Isolation {
  readonly ingress?: Resource;
  readonly egress?: Resource;
}

interface IsolationIndex extends View {
  readonly byPod: ReadonlyMap<PodView, Isolation>;
  /** Namespaces of the pods that are isolated in some direction. */
  readonly namespaces: ReadonlySet<string>;
}

const isolationIndex: Target<IsolationIndex> = {
  id: 'isolation',
  title: 'pods by the policies that select them',
  views: (inventory) => {
    const byPod = new Map<PodView, { [D in Direction]?: Resource }>();
    const note = (pod: PodView, directions: readonly Direction[], resource: Resource): void => {
      if (directions.length === 0) return;
      const isolation = byPod.get(pod) ?? {};
      for (const direction of directions) isolation[direction] ??= resource;
      byPod.set(pod, isolation);
    };
    for (const { resource, namespace, selector, directions } of inventory.select(networkPolicies))
      for (const pod of podsMatching(inventory, namespace, selector)) note(pod, directions, resource);
    for (const { resource, namespace, directions, maySelect } of inventory.select(cniPolicies))
      for (const pod of namespace === undefined ? inventory.select(pods) : podsIn(inventory, namespace))
        if (maySelect(pod.metadata.labels ?? {}, namespaceOf(pod.resource))) note(pod, directions, resource);
    const first = inventory.anchor;
    const namespaces = new Set([...byPod.keys()].map(({ resource }) => namespaceOf(resource)));
    return first === undefined ? [] : [{ resource: first, byPod, namespaces }];
  },
};

const open: Isolation = Object.freeze({});

/** Which policies isolate a pod: Kubernetes' own and those of network plug-ins. */
export const isolationOf = (inventory: Inventory, pod: PodView): Isolation =>
  inventory.select(isolationIndex)[0]?.byPod.get(pod) ?? open;

/** Whether some policy isolates some pod of the namespace. */
export const hasIsolation = (inventory: Inventory, namespace: string): boolean =>
  inventory.select(isolationIndex)[0]?.namespaces.has(namespace) === true;
