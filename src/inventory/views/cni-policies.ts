import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target } from '../target.ts';
import { adminPolicies } from './admin-policies.ts';
import { calicoPolicies } from './calico-policies.ts';
import { ciliumPolicies } from './cilium-policies.ts';
import type { CniPolicy } from './cni-policy.ts';

/** Policies that are not read: they may select any pod, in a namespace or everywhere. */
const unread: readonly {
  readonly kind: readonly [group: string, kind: string];
  readonly isNamespaced: boolean;
}[] = [
  { kind: ['crd.antrea.io', 'NetworkPolicy'], isNamespaced: true },
  { kind: ['crd.antrea.io', 'ClusterNetworkPolicy'], isNamespaced: false },
  { kind: ['networking.k8s.aws', 'ClusterNetworkPolicy'], isNamespaced: false },
  { kind: ['networking.k8s.aws', 'ApplicationNetworkPolicy'], isNamespaced: true },
];

const selectsAll = (): boolean => true;

const unreadPolicies = (inventory: Inventory): readonly CniPolicy[] =>
  unread.flatMap(({ kind: [group, kind], isNamespaced }) =>
    inventory.ofKind(group, kind).map((resource) => ({
      resource,
      namespace: isNamespaced ? namespaceOf(resource) : undefined,
      directions: ['ingress', 'egress'] as const,
      maySelect: selectsAll,
    })),
  );

/** Policies of network plug-ins, beside Kubernetes' own. */
export const cniPolicies: Target<CniPolicy> = {
  id: 'cni-policies',
  title: 'the policies of network plug-ins: Cilium, Calico, Antrea, and AdminNetworkPolicies',
  views: (inventory) => [
    ...ciliumPolicies(inventory),
    ...calicoPolicies(inventory),
    ...adminPolicies(inventory),
    ...unreadPolicies(inventory),
  ],
};
