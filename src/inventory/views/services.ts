import { boolean, list, map, number, object, type Shaped, scalar, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { byName } from './by-name.ts';
import { kindTarget } from './kind.ts';
import type { PodView } from './pods.ts';
import { podsMatching } from './selection.ts';

const port = object({
  name: string,
  port: number,
  targetPort: scalar,
  nodePort: number,
  protocol: string,
  appProtocol: string,
});

export type ServicePort = Shaped<typeof port>;

export const services = kindTarget('services', 'Services', ['/Service'], {
  spec: object({
    type: string,
    selector: map(string),
    ports: list(port),
    clusterIP: string,
    externalName: string,
    externalIPs: list(string),
    externalTrafficPolicy: string,
    loadBalancerSourceRanges: list(string),
    allocateLoadBalancerNodePorts: boolean,
  }),
});

export type ServiceView = ReturnType<typeof services.views>[number];

interface ServiceIndex extends View {
  readonly byNamespace: ReadonlyMap<string, readonly ServiceView[]>;
}

const serviceIndex: Target<ServiceIndex> = {
  id: 'service-index',
  title: 'Services by namespace',
  views: (inventory) => {
    const all = inventory.select(services);
    const first = all[0];
    if (first === undefined) return [];
    const byNamespace = Map.groupBy(all, ({ resource }) => namespaceOf(resource));
    return [{ resource: first.resource, byNamespace }];
  },
};

const noServices: readonly ServiceView[] = [];

export const serviceNamed = byName(services);

/** Services of a namespace: none where they are kept elsewhere. */
export const servicesIn = (inventory: Inventory, namespace: string): readonly ServiceView[] =>
  inventory.select(serviceIndex)[0]?.byNamespace.get(namespace) ?? noServices;

const noPods: readonly PodView[] = [];

/**
 * The pods that a Service sends to. Without a selector somebody else keeps its endpoints, and an ExternalName has none: then nothing is
 * known. (core/v1 ServiceSpec)
 */
export const podsBehind = (inventory: Inventory, { resource, object: { spec } }: ServiceView) =>
  spec?.type === 'ExternalName' || spec?.selector === undefined || Object.keys(spec.selector).length === 0
    ? noPods
    : podsMatching(inventory, namespaceOf(resource), { matchLabels: spec.selector });
