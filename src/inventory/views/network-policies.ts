import { type FieldPath, join } from '../../model/field-path.ts';
import { any, list, number, object, type Shaped, scalar, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import { type LabelSelector, labelSelector } from './pod-spec.ts';

export type Direction = 'ingress' | 'egress';

const port = object({ protocol: string, port: scalar, endPort: number });
const peer = object({
  podSelector: labelSelector,
  namespaceSelector: labelSelector,
  ipBlock: object({ cidr: string, except: list(string) }),
});

/** A port that a rule opens. Without a protocol it is TCP, without a number all ports of the protocol. */
export type PolicyPort = Shaped<typeof port>;
export type PolicyPeer = Shaped<typeof peer>;

/** Rules for what pods may send, as other kinds borrow them too. */
export const egressRules = list(object({ to: list(peer), ports: list(port) }));

const objects = kindTarget(
  'network-policy-objects',
  'NetworkPolicies',
  ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy'],
  {
    spec: object({
      podSelector: labelSelector,
      policyTypes: list(string),
      ingress: list(object({ from: list(peer), ports: list(port) })),
      egress: egressRules,
    }),
  },
);

export interface PolicyRule {
  readonly direction: Direction;
  readonly path: FieldPath;
  /** Where the peers are, or belong. */
  readonly peersPath: FieldPath;
  /** Whom the rule lets through. An empty list is everybody, in the cluster and outside. */
  readonly peers: readonly PolicyPeer[];
  /** An empty list is every port of every protocol. */
  readonly ports: readonly PolicyPort[];
}

export interface NetworkPolicyView extends View {
  readonly name: string;
  readonly namespace: string;
  /** Empty means every pod of the namespace. */
  readonly selector: LabelSelector;
  /** Directions in which the policy isolates the pods that it selects: what no rule of any policy allows is then denied. */
  readonly directions: readonly Direction[];
  /** The directions as the manifest names them, right or wrong. */
  readonly types: readonly string[];
  /** Rules of both directions, those without effect too. */
  readonly rules: readonly PolicyRule[];
  /** Whether the manifest has the list of rules, be it empty. */
  readonly lists: Readonly<Record<Direction, boolean>>;
  /** The spec as it is written, fields that nobody knows included. */
  readonly spec: unknown;
}

const written = object({ spec: any });

/**
 * Without policyTypes a policy is about ingress, and about egress when it has an egress rule: an empty list of egress rules isolates
 * nothing. (networking/v1 defaults, SetDefaults_NetworkPolicy)
 */
const directionsOf = (types: readonly string[], egressRules: number): readonly Direction[] => {
  if (types.length === 0) return egressRules > 0 ? ['ingress', 'egress'] : ['ingress'];
  return (['ingress', 'egress'] as const).filter((one) =>
    types.includes(one === 'ingress' ? 'Ingress' : 'Egress'),
  );
};

const everyPod: LabelSelector = Object.freeze({});

const view = (
  inventory: Inventory,
  { resource, object: { spec } }: ReturnType<typeof objects.views>[number],
): NetworkPolicyView => {
  const types = spec?.policyTypes ?? [];
  const ruleOf = (
    direction: Direction,
    index: number,
    peers: readonly PolicyPeer[] = [],
    ports: readonly PolicyPort[] = [],
  ): PolicyRule => {
    const path = join('/spec', direction, index);
    return { direction, path, peersPath: join(path, direction === 'ingress' ? 'from' : 'to'), peers, ports };
  };
  return {
    resource,
    name: resource.reference.name,
    namespace: namespaceOf(resource),
    selector: spec?.podSelector ?? everyPod,
    directions: directionsOf(types, spec?.egress?.length ?? 0),
    types,
    rules: [
      ...(spec?.ingress ?? []).map((rule, index) => ruleOf('ingress', index, rule.from, rule.ports)),
      ...(spec?.egress ?? []).map((rule, index) => ruleOf('egress', index, rule.to, rule.ports)),
    ],
    lists: { ingress: spec?.ingress !== undefined, egress: spec?.egress !== undefined },
    spec: inventory.read(written, resource)?.spec,
  };
};

export const networkPolicies: Target<NetworkPolicyView> = {
  id: 'network-policies',
  title: 'every NetworkPolicy',
  views: (inventory) => inventory.select(objects).map((one) => view(inventory, one)),
};

/** The rules that count: those of a direction in which the policy isolates. */
export const effectiveRules = ({ rules, directions }: NetworkPolicyView): readonly PolicyRule[] =>
  rules.filter(({ direction }) => directions.includes(direction));
