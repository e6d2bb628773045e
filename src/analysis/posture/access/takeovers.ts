import type { Inventory } from '../../../inventory/inventory.ts';
import type { Target, View } from '../../../inventory/target.ts';
import {
  type BindingView,
  subjectKey,
  subjectKeysOfServiceAccount,
} from '../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../inventory/views/grants.ts';
import { allowsEverything } from '../../../model/policy-rule.ts';
import { nameOf } from '../../../model/resource.ts';
import { givesPower, type Power } from './power.ts';
import {
  approveCertificates,
  changeAdmission,
  createTokens,
  escalate,
  impersonate,
  reachKubelets,
  readSecrets,
} from './powers.ts';

/** Cluster-wide, each of them leads to the rights of every account of the cluster in a step or two. */
const leadingToAll: readonly Power[] = [
  escalate,
  impersonate,
  readSecrets,
  createTokens,
  reachKubelets,
  approveCertificates,
  changeAdmission,
];

/** A binding that makes its subjects masters of the cluster. */
export interface Takeover {
  /** `ClusterRoleBinding operator` */
  readonly binding: string;
  readonly allows: 'everything' | 'enough';
  /** What it is that they can do, after "can". */
  readonly words: readonly string[];
}

const takeoverBy = ({ scope, rules = [], resource }: BindingView): Takeover | undefined => {
  if (scope === 'namespace') return undefined;
  const binding = nameOf(resource.reference);
  if (rules.some(({ rule }) => allowsEverything(rule)))
    return { binding, allows: 'everything', words: ['do everything'] };
  const words = leadingToAll
    .filter((power) => rules.some(({ rule }) => givesPower(rule, power, scope)))
    .map((power) => power.words);
  return words.length === 0 ? undefined : { binding, allows: 'enough', words };
};

interface TakeoverIndex extends View {
  readonly bySubject: ReadonlyMap<string, Takeover>;
}

/** The worst takeover of each subject: one is enough, and so a pod costs the same however many bindings there are. */
const takeoverIndex: Target<TakeoverIndex> = {
  id: 'takeover-index',
  title: 'takeovers by subject',
  views: (inventory) => {
    const bySubject = new Map<string, Takeover>();
    const all = inventory.select(grantingBindings);
    for (const binding of all) {
      const takeover = takeoverBy(binding);
      if (takeover === undefined) continue;
      for (const subject of binding.subjects)
        for (const key of [subjectKey(subject), subjectKey({ ...subject, namespace: undefined })])
          if (!bySubject.has(key) || takeover.allows === 'everything') bySubject.set(key, takeover);
    }
    return bySubject.size === 0 || all[0] === undefined ? [] : [{ resource: all[0].resource, bySubject }];
  },
};

/**
 * By which bindings a ServiceAccount can take over the cluster: its own, or those of the groups that it is in. A manifest that leaves
 * the namespace to whoever applies it belongs with the binding that names a ServiceAccount of the same name, wherever that is.
 */
export const takeoversOf = (
  inventory: Inventory,
  namespace: string | undefined,
  name: string,
): readonly Takeover[] => {
  const index = inventory.select(takeoverIndex)[0];
  if (index === undefined) return [];
  const keys =
    namespace === undefined
      ? [subjectKey({ kind: 'ServiceAccount', namespace, name })]
      : subjectKeysOfServiceAccount(namespace, name);
  return keys.flatMap((key) => index.bySubject.get(key) ?? []);
};
