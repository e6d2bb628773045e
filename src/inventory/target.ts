import type { Resource } from '../model/resource.ts';
import type { Inventory } from './inventory.ts';

/**
 * What a check looks at, one after the other: pods, Services, RoleBindings. A target prepares its views once per inventory;
 * every check that names it gets the same ones.
 */
export interface Target<T extends View = View> {
  readonly id: string;
  /** For people: "every pod spec, in any of the kinds that hold one". */
  readonly title: string;
  /** Called once per inventory, through {@link Inventory.select}. */
  views(inventory: Inventory): readonly T[];
}

/** A look at nothing but the resource itself. */
export const bare = (resource: Resource): View => ({ resource });

/** A typed look at one resource. Paths in findings are paths in `resource.object`. */
export interface View {
  readonly resource: Resource;
}
