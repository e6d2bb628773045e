import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';

interface Index<T extends View> extends View {
  readonly byName: ReadonlyMap<string, T>;
}

/** A look-up of a target's views by namespace and name; built when first asked. */
export const byName = <T extends View>(target: Target<T>) => {
  const index: Target<Index<T>> = {
    id: `${target.id}-by-name`,
    title: `${target.title}, by name`,
    views: (inventory) => {
      const all = inventory.select(target);
      const first = all[0];
      if (first === undefined) return [];
      const entries = all.map(
        (view) => [`${namespaceOf(view.resource)}/${view.resource.reference.name}`, view] as const,
      );
      return [{ resource: first.resource, byName: new Map(entries) }];
    },
  };
  return (inventory: Inventory, namespace: string, name: string): T | undefined =>
    inventory.select(index)[0]?.byName.get(`${namespace}/${name}`);
};
