import { type FieldPath, join } from '../../model/field-path.ts';
import { parseQuantity } from '../../model/quantity.ts';
import type { Target, View } from '../target.ts';
import { type PodView, pods } from './pods.ts';

/** A quantity as a pod's or a container's `resources` state it. */
export interface ResourceQuantity {
  /** `pod`, or `container "web"`. */
  readonly holder: string;
  readonly path: FieldPath;
  readonly list: 'requests' | 'limits';
  /** `cpu`, `memory`, `nvidia.com/gpu`. */
  readonly resource: string;
  readonly text: string | number;
  /** In cores, bytes or pieces; `undefined` when the API server would refuse the text. */
  readonly value: number | undefined;
}

/** A pod with what it states of its resources. */
export interface PodQuantities extends View {
  readonly quantities: readonly ResourceQuantity[];
}

type Lists = PodView['spec']['resources'];

const quantitiesOf = (pod: PodView): readonly ResourceQuantity[] => {
  const found: ResourceQuantity[] = [];
  const add = (holder: string, path: FieldPath, resources: Lists) => {
    for (const list of ['requests', 'limits'] as const)
      for (const [resource, text] of Object.entries(resources?.[list] ?? {}))
        found.push({
          holder,
          path: join(path, 'resources', list, resource),
          list,
          resource,
          text,
          value: parseQuantity(text),
        });
  };
  if (pod.spec.resources !== undefined) add('pod', pod.path, pod.spec.resources);
  for (const { name, path, spec } of pod.containers)
    if (spec.resources !== undefined) add(`container "${name}"`, path, spec.resources);
  return found;
};

const viewQuantities = (pod: PodView): PodQuantities => ({
  resource: pod.resource,
  quantities: quantitiesOf(pod),
});

/** The quantities of each pod spec and of all its containers, read once for all checks. */
export const podQuantities: Target<PodQuantities> = {
  id: 'pod-quantities',
  title: 'what every pod spec requests, and its limits',
  views: (inventory) =>
    inventory.select(pods).map((pod) => {
      const { resource } = pod;
      return inventory.single('pod-quantities', resource, pod, viewQuantities);
    }),
};
