import { map, object, scalar } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';

export const resourceQuotas = kindTarget('resource-quotas', 'every ResourceQuota', ['/ResourceQuota'], {
  spec: object({ hard: map(scalar) }),
});

interface QuotaIndex extends View {
  readonly byNamespace: ReadonlyMap<string, ReadonlySet<string>>;
}

const quotaIndex: Target<QuotaIndex> = {
  id: 'quota-index',
  title: 'what is limited in each namespace',
  views: (inventory) => {
    const all = inventory.select(resourceQuotas);
    const byNamespace = new Map<string, Set<string>>();
    for (const { resource, object: quota } of all) {
      const known = byNamespace.get(namespaceOf(resource)) ?? new Set<string>();
      for (const name in quota.spec?.hard) known.add(name);
      byNamespace.set(namespaceOf(resource), known);
    }
    return all[0] === undefined ? [] : [{ resource: all[0].resource, byNamespace }];
  },
};

/** What the ResourceQuotas of a namespace limit together: `limits.cpu`, `count/pods`. `undefined` where it has none. */
export const limitedIn = (inventory: Inventory, namespace: string): ReadonlySet<string> | undefined =>
  inventory.select(quotaIndex)[0]?.byNamespace.get(namespace);
