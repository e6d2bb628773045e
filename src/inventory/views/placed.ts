import type { Target, View } from '../target.ts';
import { type PodView, pods } from './pods.ts';

/** Something that runs or is reached in a namespace. */
export interface PlacedView extends View {
  /** The pod spec, where it holds one. */
  readonly pod: PodView | undefined;
}

/** Every workload and Service: what somebody placed in a namespace on purpose. */
export const placed: Target<PlacedView> = {
  id: 'placed',
  title: 'every workload and Service',
  views: (inventory) => [
    ...inventory.select(pods).map((pod) => ({ resource: pod.resource, pod })),
    ...inventory.ofKind('', 'Service').map((resource) => ({ resource, pod: undefined })),
  ],
};
