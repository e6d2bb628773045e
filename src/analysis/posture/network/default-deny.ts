import type { Inventory } from '../../../inventory/inventory.ts';
import { deniesByDefault, type PolicedNamespace } from '../../../inventory/views/namespace-isolation.ts';
import type { Direction } from '../../../inventory/views/network-policies.ts';
import { root } from '../../../model/field-path.ts';
import { none, type Violation } from '../check.ts';

/** A namespace whose policies leave some pods open in this direction: those that no policy happens to select. */
export const withoutDefaultDeny = (
  { name }: PolicedNamespace,
  inventory: Inventory,
  direction: Direction,
): readonly Violation[] =>
  deniesByDefault(inventory, name, direction)
    ? none
    : [
        {
          path: root,
          detail: `no policy read for namespace "${name}" isolates every pod for ${direction}`,
        },
      ];
