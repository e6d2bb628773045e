import type { Inventory } from '../../../../inventory/inventory.ts';
import { entrancesOf, isOpen } from '../../../../inventory/views/entrances.ts';
import {
  effectiveRules,
  type NetworkPolicyView,
  networkPolicies,
} from '../../../../inventory/views/network-policies.ts';
import { podsMatching } from '../../../../inventory/views/selection.ts';
import { type ServiceView, serviceNamed } from '../../../../inventory/views/services.ts';
import { isEverywhere, parseCidr } from '../../../../model/cidr.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, networkPolicy, pod, service } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** With policy Cluster, the default, a node hands the connection on under an address of its own. (core/v1 ServiceSpec) */
const hidesClients = ({ object: { spec } }: ServiceView): boolean => spec?.externalTrafficPolicy !== 'Local';

const isRange = (cidr = ''): boolean => {
  const range = parseCidr(cidr);
  return range !== undefined && !isEverywhere(range);
};

const evaluate = (view: NetworkPolicyView, inventory: Inventory): readonly Violation[] => {
  const rules = effectiveRules(view).filter(
    ({ direction, peers }) => direction === 'ingress' && peers.some(({ ipBlock }) => isRange(ipBlock?.cidr)),
  );
  if (rules.length === 0) return none;
  const hiding = podsMatching(inventory, view.namespace, view.selector)
    .flatMap((one) => entrancesOf(inventory, one))
    .flatMap(({ namespace, service }) => serviceNamed(inventory, namespace, service) ?? [])
    .find((one) => isOpen(one) && hidesClients(one));
  if (hiding === undefined) return none;
  const { name } = hiding.resource.reference;
  return rules.flatMap(({ peers, peersPath }) =>
    violationsIn(peers, ({ ipBlock }, index) =>
      isRange(ipBlock?.cidr)
        ? {
            path: join(peersPath, index, 'ipBlock'),
            detail: `NetworkPolicy "${view.name}" lets in ${ipBlock?.cidr}, and Service "${name}" may hand connections on under a node's address`,
            because: [`Service ${view.namespace}/${name}`],
          }
        : undefined,
    ),
  );
};

const policy = networkPolicy(
  '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }] }',
);
const open = (fields: string): string => service(`{ selector: { app: web }, ${fields} }`);

export const ipBlockBehindSnat = defineCheck({
  id: 'ip-block-behind-snat',
  title: 'Policies by client address need Services that keep it',
  severity: 'low',
  reason: 'address of the client is lost on its way',
  rationale:
    'The policy then sees the address of a node. It shuts the clients out that it was to let in, or it has to let the nodes in, and with them everybody who reaches the Service.',
  controls: { nsa: ['NSA-NET-08'] },
  sources: ['malicious-actor'],
  target: networkPolicies,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words:
      'Set externalTrafficPolicy to Local on the Service, or list the ranges in its loadBalancerSourceRanges.',
  },
  examples: [
    {
      name: 'a Service that keeps the address',
      objects: documents(pod(), policy, open('type: LoadBalancer, externalTrafficPolicy: Local')),
      violations: [],
    },
    {
      name: 'a Service within the cluster',
      objects: documents(pod(), policy, open('type: ClusterIP')),
      violations: [],
    },
    {
      name: 'a Service that loses the address',
      objects: documents(pod(), policy, open('type: NodePort')),
      violations: ['NetworkPolicy/web /spec/ingress/0/from/0/ipBlock'],
    },
  ],
});
