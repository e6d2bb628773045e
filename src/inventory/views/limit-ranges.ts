import { list, map, object, type Shaped, scalar, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';

const item = object({
  type: string,
  default: map(scalar),
  defaultRequest: map(scalar),
  max: map(scalar),
  min: map(scalar),
});

export type LimitRangeItem = Shaped<typeof item>;

export const limitRanges = kindTarget('limit-ranges', 'LimitRanges', ['/LimitRange'], {
  spec: object({ limits: list(item) }),
});

type Quantities = Readonly<Record<string, string | number>>;

/** What the LimitRanger admission plug-in fills in for containers that say nothing. */
export interface ContainerDefaults {
  readonly limits: Quantities;
  readonly requests: Quantities;
}

interface DefaultsIndex extends View {
  readonly byNamespace: ReadonlyMap<string, ContainerDefaults>;
}

/**
 * A missing default is taken from max, a missing defaultRequest from default, and then from min. (core/v1 defaults,
 * SetDefaults_LimitRangeItem; only for items of type Container)
 */
const defaultsIndex: Target<DefaultsIndex> = {
  id: 'container-defaults',
  title: "LimitRanges' defaults by namespace",
  views: (inventory) => {
    const byNamespace = new Map<string, ContainerDefaults>();
    const all = inventory.select(limitRanges);
    for (const { resource, object: range } of all) {
      const namespace = namespaceOf(resource);
      for (const item of range.spec?.limits ?? []) {
        if (item.type !== 'Container') continue;
        const known = byNamespace.get(namespace);
        const limits = { ...item.max, ...item.default, ...known?.limits };
        byNamespace.set(namespace, {
          limits,
          requests: { ...item.min, ...limits, ...item.defaultRequest, ...known?.requests },
        });
      }
    }
    const first = all[0];
    return first === undefined ? [] : [{ resource: first.resource, byNamespace }];
  },
};

/** The defaults of a namespace, of all its LimitRanges together; `undefined` where none sets any. */
export const containerDefaultsOf = (inventory: Inventory, namespace: string): ContainerDefaults | undefined =>
  inventory.select(defaultsIndex)[0]?.byNamespace.get(namespace);
