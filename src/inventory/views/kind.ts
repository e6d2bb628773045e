import type { Resource } from '../../model/resource.ts';
import { object, type Shape, type Shaped } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target } from '../target.ts';
import { metadata } from './metadata.ts';

/** An object seen through the shape of its kind: `service.object.spec?.ports`. */
export interface Viewed<T> {
  readonly resource: Resource;
  readonly object: T;
}

const empty = Object.freeze({});

/** A target over one or more kinds of the same shape. `kinds` are `group/Kind`; the core group is `/Service`. */
export const kindTarget = <F extends Readonly<Record<string, Shape<unknown>>>>(
  id: string,
  title: string,
  kinds: readonly string[],
  fields: F,
): Target<Viewed<Shaped<ReturnType<typeof object<F & { metadata: typeof metadata }>>>>> => {
  const shape = object({ ...fields, metadata });
  const view = (resource: Resource, inventory: Inventory) => ({
    resource,
    object: inventory.read(shape, resource) ?? empty,
  });
  return {
    id,
    title,
    views: (inventory: Inventory) =>
      kinds
        .flatMap((kind) => {
          const slash = kind.indexOf('/');
          return inventory.ofKind(kind.slice(0, slash), kind.slice(slash + 1));
        })
        .map((resource) => inventory.single(id, resource, resource, view)),
  };
};
