import { list, object, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import { type CniPolicy, directionsWhere, type Labels } from './cni-policy.ts';
import { kindTarget } from './kind.ts';
import { maySelectNamespace } from './namespace-selection.ts';
import { labelSelector } from './pod-spec.ts';
import { selects } from './selection.ts';

const subject = object({
  namespaces: labelSelector,
  pods: object({ namespaceSelector: labelSelector, podSelector: labelSelector }),
});
const rules = list(object({ action: string }));

const admin = kindTarget(
  'admin-network-policies',
  'AdminNetworkPolicies and their like',
  ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'].map(
    (kind) => `policy.networking.k8s.io/${kind}`,
  ),
  { spec: object({ subject, ingress: rules, egress: rules }) },
);

/** Policies of the whole cluster (network-policy-api.sigs.k8s.io). They isolate nothing by selecting: a rule has to deny. */
export const adminPolicies = (inventory: Inventory): readonly CniPolicy[] =>
  inventory.select(admin).map(({ resource, object: { spec } }) => ({
    resource,
    namespace: undefined,
    directions: directionsWhere((one) => spec?.[one]?.some(({ action }) => action === 'Deny') === true),
    maySelect: (labels: Labels, namespace: string) =>
      maySelectNamespace(
        inventory,
        spec?.subject?.namespaces ?? spec?.subject?.pods?.namespaceSelector ?? {},
        namespace,
      ) && selects(spec?.subject?.pods?.podSelector ?? {}, labels),
  }));
