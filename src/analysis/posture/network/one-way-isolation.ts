import type { Inventory } from '../../../inventory/inventory.ts';
import { isolationOf } from '../../../inventory/views/isolation.ts';
import type { Direction } from '../../../inventory/views/network-policies.ts';
import type { PodView } from '../../../inventory/views/pods.ts';
import { join } from '../../../model/field-path.ts';
import { none, type Violation } from '../check.ts';
import { isIsolable } from './isolable.ts';

/** Policies select the pod, and none of them is about this direction. Where none selects it at all, non-isolated-pod says so. */
export const withoutPolicyFor = (
  pod: PodView,
  inventory: Inventory,
  direction: Direction,
): readonly Violation[] => {
  const other = direction === 'ingress' ? 'egress' : 'ingress';
  const isolation = isolationOf(inventory, pod);
  const selecting = isolation[other];
  if (isolation[direction] !== undefined || selecting === undefined || !isIsolable(pod)) return none;
  const { kind, name } = pod.resource.reference;
  return [
    {
      path: join(pod.metadataPath, 'labels'),
      detail: `the policies that select the pods of ${kind} "${name}" are about ${other} alone`,
      because: [`${selecting.reference.kind} ${selecting.reference.name}`],
    },
  ];
};
