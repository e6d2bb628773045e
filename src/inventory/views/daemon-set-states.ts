import type { Resource } from '../../model/resource.ts';
import { number, object } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';

const shape = object({ status: object({ desiredNumberScheduled: number, numberReady: number }) });

/** On how many nodes a DaemonSet should run, and on how many it is ready; `undefined` where its status does not say. */
export const daemonSetState = (
  inventory: Inventory,
  resource: Resource,
): { readonly desired: number; readonly ready: number } | undefined => {
  const { desiredNumberScheduled: desired, numberReady: ready = 0 } =
    inventory.read(shape, resource)?.status ?? {};
  return desired === undefined ? undefined : { desired, ready };
};
