import { any, boolean, list, object, type Shaped, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import { type CniPolicy, directionsWhere, type Labels } from './cni-policy.ts';
import { kindTarget } from './kind.ts';
import type { Direction } from './network-policies.ts';
import { type LabelSelector, labelSelector } from './pod-spec.ts';
import { selects } from './selection.ts';

const ciliumSpec = object({
  endpointSelector: labelSelector,
  ingress: list(object({ fromEntities: list(string), fromCIDR: list(string) })),
  ingressDeny: list(any),
  egress: list(
    object({
      toEntities: list(string),
      toCIDR: list(string),
      toFQDNs: list(object({ matchName: string, matchPattern: string })),
    }),
  ),
  egressDeny: list(any),
  enableDefaultDeny: object({ ingress: boolean, egress: boolean }),
});

export type CiliumSpec = Shaped<typeof ciliumSpec>;

/** Cilium's policies as they are written. */
export const ciliumObjects = kindTarget(
  'cilium-policies',
  "Cilium's policies",
  ['cilium.io/CiliumNetworkPolicy', 'cilium.io/CiliumClusterwideNetworkPolicy'],
  { spec: ciliumSpec, specs: list(ciliumSpec) },
);

const namespaceLabel = 'io.kubernetes.pod.namespace';

/** Keys name their source (`k8s:app`); those that Cilium derives itself are not known to us. */
const readable = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): LabelSelector => {
  const bare = (key = ''): string => key.replace(/^(k8s|any):/, '');
  const isKnown = (key: string): boolean => !/^(io\.cilium\.|reserved:)/.test(key);
  return {
    matchLabels: Object.fromEntries(
      Object.entries(matchLabels).flatMap(([key, value]) => (isKnown(bare(key)) ? [[bare(key), value]] : [])),
    ),
    matchExpressions: matchExpressions.flatMap((one) =>
      isKnown(bare(one.key)) ? [{ ...one, key: bare(one.key) }] : [],
    ),
  };
};

/** A list of rules switches default deny on for its direction. (docs.cilium.io, "Policy Enforcement Modes") */
const isolates = (spec: CiliumSpec, direction: Direction): boolean =>
  spec.enableDefaultDeny?.[direction] !== false &&
  (spec[direction]?.length ?? 0) + (spec[`${direction}Deny`]?.length ?? 0) > 0;

/** Cilium's policies, of a namespace and of the cluster. */
export const ciliumPolicies = (inventory: Inventory): readonly CniPolicy[] =>
  inventory.select(ciliumObjects).flatMap(({ resource, object: { spec, specs = [] } }) =>
    [...(spec === undefined ? [] : [spec]), ...specs].map((one) => {
      const selector = readable(one.endpointSelector ?? {});
      return {
        resource,
        namespace: resource.reference.kind === 'CiliumNetworkPolicy' ? namespaceOf(resource) : undefined,
        directions: directionsWhere((direction) => isolates(one, direction)),
        maySelect: (labels: Labels, namespace: string) =>
          one.endpointSelector !== undefined && selects(selector, { ...labels, [namespaceLabel]: namespace }),
      };
    }),
  );
