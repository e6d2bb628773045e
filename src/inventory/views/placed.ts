import { bare, type Target } from '../target.ts';
import { podHolders } from './pods.ts';

/** Every workload and Service: what somebody placed in a namespace on purpose, whatever its spec says. */
export const placed: Target = {
  id: 'placed',
  title: 'every workload and Service',
  views: (inventory) => [
    ...inventory.select(podHolders),
    ...inventory
      .ofKind('', 'Service')
      .map((resource) => inventory.single('object', resource, resource, bare)),
  ],
};
