import { type Inventory, namespaceOf } from '../../../inventory/inventory.ts';
import type { Target, View } from '../../../inventory/target.ts';
import { cniPolicies } from '../../../inventory/views/cni-policies.ts';
import { effectiveRules, networkPolicies } from '../../../inventory/views/network-policies.ts';
import { type PodView, pods } from '../../../inventory/views/pods.ts';
import { podsIn, podsMatching } from '../../../inventory/views/selection.ts';
import { allowsDns } from './policy-ports.ts';

interface Resolving extends View {
  readonly pods: ReadonlySet<PodView>;
}

/** Pods whose policies let them look names up. What policies of network plug-ins say about it is not read: it counts as a yes. */
const resolving: Target<Resolving> = {
  id: 'resolving-pods',
  title: 'pods that a policy lets look names up',
  views: (inventory) => {
    const found = new Set<PodView>();
    for (const policy of inventory.select(networkPolicies))
      if (effectiveRules(policy).some(({ direction, ports }) => direction === 'egress' && allowsDns(ports)))
        for (const pod of podsMatching(inventory, policy.namespace, policy.selector)) found.add(pod);
    for (const { directions, namespace, maySelect } of inventory.select(cniPolicies))
      if (directions.includes('egress'))
        for (const pod of namespace === undefined ? inventory.select(pods) : podsIn(inventory, namespace))
          if (maySelect(pod.metadata.labels ?? {}, namespaceOf(pod.resource))) found.add(pod);
    const first = inventory.anchor;
    return first === undefined ? [] : [{ resource: first, pods: found }];
  },
};

/** Whether some policy lets the pod look names up. */
export const mayResolveNames = (inventory: Inventory, pod: PodView): boolean =>
  inventory.select(resolving)[0]?.pods.has(pod) === true;
