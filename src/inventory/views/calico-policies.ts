import { any, list, object, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import { calicoMaySelect } from './calico-selector.ts';
import { type CniPolicy, directionsWhere, type Labels } from './cni-policy.ts';
import { kindTarget } from './kind.ts';

const calico = kindTarget(
  'calico-policies',
  "Calico's policies",
  ['crd.projectcalico.org', 'projectcalico.org'].flatMap((group) => [
    `${group}/NetworkPolicy`,
    `${group}/GlobalNetworkPolicy`,
  ]),
  { spec: object({ selector: string, types: list(string), ingress: list(any), egress: list(any) }) },
);

/** Calico's policies, of a namespace and of the cluster. */
export const calicoPolicies = (inventory: Inventory): readonly CniPolicy[] =>
  inventory.select(calico).map(({ resource, object: { spec } }) => {
    // Without types a policy is about what it has rules for, else about ingress. (docs.tigera.io, NetworkPolicy, "Spec")
    const types = spec?.types ?? [
      ...(spec?.egress === undefined || spec.ingress ? ['Ingress'] : []),
      ...(spec?.egress ? ['Egress'] : []),
    ];
    return {
      resource,
      namespace: resource.reference.kind === 'NetworkPolicy' ? namespaceOf(resource) : undefined,
      directions: directionsWhere((one) => types.includes(one === 'ingress' ? 'Ingress' : 'Egress')),
      maySelect: (labels: Labels) => calicoMaySelect(spec?.selector ?? '', labels),
    };
  });
