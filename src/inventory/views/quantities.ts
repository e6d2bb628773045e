import { type FieldPath, join } from '../../model/field-path.ts';
import { parseQuantity } from '../../model/quantity.ts';
import type { PodView } from './pods.ts';

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

type Lists = PodView['spec']['resources'];

/** The quantities of a pod and of all its containers, as far as the manifest states any. */
export const quantitiesOf = (pod: PodView): readonly ResourceQuantity[] => {
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
