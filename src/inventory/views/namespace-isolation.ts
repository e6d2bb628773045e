import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { cniPolicies } from './cni-policies.ts';
import { namespaces, systemNamespaces } from './namespaces.ts';
import {
  type Direction,
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
} from './network-policies.ts';
import { isEmptySelector } from './selection.ts';

interface PolicyIndex extends View {
  readonly byNamespace: ReadonlyMap<string, readonly NetworkPolicyView[]>;
}

const policyIndex: Target<PolicyIndex> = {
  id: 'network-policy-index',
  title: 'NetworkPolicies by namespace',
  views: (inventory) => {
    const all = inventory.select(networkPolicies);
    const first = all[0];
    if (first === undefined) return [];
    return [{ resource: first.resource, byNamespace: Map.groupBy(all, ({ namespace }) => namespace) }];
  },
};

const noPolicies: readonly NetworkPolicyView[] = [];

const policiesIn = (inventory: Inventory, namespace: string): readonly NetworkPolicyView[] =>
  inventory.select(policyIndex)[0]?.byNamespace.get(namespace) ?? noPolicies;

/** Whether a policy for every pod isolates in this direction. A rule without peers and ports would take it back. */
const denies = (policy: NetworkPolicyView, direction: Direction): boolean =>
  isEmptySelector(policy.selector) &&
  policy.directions.includes(direction) &&
  !effectiveRules(policy).some(
    (rule) => rule.direction === direction && rule.peers.length === 0 && rule.ports.length === 0,
  );

const noLabels = {};

/** Whether a pod without any label is isolated, so that every pod of the namespace is. */
export const deniesByDefault = (inventory: Inventory, namespace: string, direction: Direction): boolean =>
  policiesIn(inventory, namespace).some((policy) => denies(policy, direction)) ||
  inventory
    .select(cniPolicies)
    .some(
      (policy) =>
        (policy.namespace ?? namespace) === namespace &&
        policy.directions.includes(direction) &&
        policy.maySelect(noLabels, namespace),
    );

/** Whether some policy is made for pods of the namespace. */
export const hasPolicies = (inventory: Inventory, namespace: string): boolean =>
  policiesIn(inventory, namespace).length > 0 ||
  inventory
    .select(cniPolicies)
    .some(
      (policy) =>
        policy.namespace === namespace ||
        (policy.namespace === undefined && policy.maySelect(noLabels, namespace)),
    );

export interface PolicedNamespace extends View {
  readonly name: string;
}

/**
 * Each namespace that has network policies, once: its Namespace, or where that is kept elsewhere the first of its NetworkPolicies by name,
 * beside which a further one would lie. Whether a namespace of which only workloads were read has policies elsewhere nobody can tell, and
 * policies that name no namespace may be meant for any.
 */
export const policedNamespaces: Target<PolicedNamespace> = {
  id: 'policed-namespaces',
  title: 'every namespace with network policies',
  views: (inventory) => {
    const known = inventory.select(namespaces);
    const names = new Set(known.map(({ name }) => name));
    const kept = known.filter(({ name }) => hasPolicies(inventory, name));
    return [...kept, ...firstPolicies(inventory, names)].filter(
      ({ name }) => !systemNamespaces.includes(name),
    );
  },
};

const firstPolicies = (inventory: Inventory, known: ReadonlySet<string>): readonly PolicedNamespace[] =>
  [...(inventory.select(policyIndex)[0]?.byNamespace ?? [])].flatMap(([name, policies]) => {
    const [first] = policies.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const isNamed = first?.resource.reference.namespace !== undefined;
    return isNamed && !known.has(name) ? [{ resource: first.resource, name }] : [];
  });
