import { boolean } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';

export const serviceAccounts = kindTarget('service-accounts', 'every ServiceAccount', ['/ServiceAccount'], {
  automountServiceAccountToken: boolean,
});

interface Homes extends View {
  readonly namespaces: ReadonlySet<string>;
}

const homes: Target<Homes> = {
  id: 'service-account-homes',
  title: 'namespaces with ServiceAccounts',
  views: (inventory) => {
    const all = inventory.ofKind('', 'ServiceAccount');
    const namespaces = new Set(all.flatMap(({ reference }) => reference.namespace ?? []));
    return all[0] === undefined ? [] : [{ resource: all[0], namespaces }];
  },
};

const nowhere: ReadonlySet<string> = new Set();

/** The namespaces of which some ServiceAccount is in the input, where its manifest says which. */
export const namespacesWithServiceAccounts = (inventory: Inventory): ReadonlySet<string> =>
  inventory.select(homes)[0]?.namespaces ?? nowhere;
