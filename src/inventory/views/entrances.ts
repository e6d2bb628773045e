import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import type { PodView } from './pods.ts';
import { podsBehind, type ServiceView, services } from './services.ts';

/** Whether the Service itself is reached from outside of the cluster. */
export const isEntrance = ({ object: { spec } }: ServiceView): boolean =>
  spec?.type === 'NodePort' || spec?.type === 'LoadBalancer' || (spec?.externalIPs ?? []).length > 0;

interface EntranceIndex extends View {
  readonly byPod: ReadonlyMap<PodView, readonly ServiceView[]>;
}

const entranceIndex: Target<EntranceIndex> = {
  id: 'entrances',
  title: 'pods by the Services that open them to the outside',
  views: (inventory) => {
    const byPod = new Map<PodView, ServiceView[]>();
    for (const service of inventory.select(services)) {
      if (!isEntrance(service)) continue;
      for (const pod of podsBehind(inventory, service)) {
        const known = byPod.get(pod);
        if (known === undefined) byPod.set(pod, [service]);
        else known.push(service);
      }
    }
    const first = inventory.resources[0];
    return first === undefined ? [] : [{ resource: first, byPod }];
  },
};

const none: readonly ServiceView[] = [];

/** The Services by which a pod is reached from outside of the cluster. */
export const entrancesOf = (inventory: Inventory, pod: PodView): readonly ServiceView[] =>
  inventory.select(entranceIndex)[0]?.byPod.get(pod) ?? none;
