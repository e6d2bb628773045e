import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { isGatewayReference, routes } from './gateways.ts';
import { backendsOf, ingresses } from './ingresses.ts';
import { virtualServices } from './istio.ts';
import { staysPrivate } from './load-balancers.ts';
import type { PodView } from './pods.ts';
import { podsBehind, type ServiceView, serviceNamed, services } from './services.ts';

/** A way into the cluster: a Service that is open itself, or an Ingress, a route or a VirtualService that sends to a Service. */
export interface Entrance extends View {
  /** The field that opens. */
  readonly path: FieldPath;
  /** The Service to which it leads, which may not be among the objects read. */
  readonly namespace: string;
  readonly service: string;
  /** Whether it leads in from private networks alone, as far as the manifest tells. */
  readonly isPrivate: boolean;
}

/** Whether the Service itself is reached from outside of the cluster. */
export const isOpen = ({ object: { spec } }: ServiceView): boolean =>
  spec?.type === 'NodePort' || spec?.type === 'LoadBalancer' || (spec?.externalIPs ?? []).length > 0;

const ofServices = (inventory: Inventory): readonly Entrance[] =>
  inventory.select(services).flatMap((service) =>
    isOpen(service)
      ? [
          {
            resource: service.resource,
            path: fieldPath('/spec/type'),
            namespace: namespaceOf(service.resource),
            service: service.resource.reference.name,
            isPrivate: staysPrivate(service),
          },
        ]
      : [],
  );

const ofIngresses = (inventory: Inventory): readonly Entrance[] =>
  inventory.select(ingresses).flatMap((ingress) =>
    backendsOf(ingress).map(({ path, service }) => ({
      resource: ingress.resource,
      path,
      namespace: namespaceOf(ingress.resource),
      service,
      isPrivate: false,
    })),
  );

/** Only routes of Gateways: those of a mesh have a Service as parent. */
const ofRoutes = (inventory: Inventory): readonly Entrance[] =>
  inventory
    .select(routes)
    .filter(({ object: { spec } }) => spec?.parentRefs?.some(isGatewayReference))
    .flatMap(({ resource, object: { spec } }) =>
      (spec?.rules ?? []).flatMap((rule, index) =>
        (rule.backendRefs ?? []).flatMap(({ kind = 'Service', name, namespace }, at) =>
          kind !== 'Service' || name === undefined
            ? []
            : [
                {
                  resource,
                  path: join('/spec/rules', index, 'backendRefs', at),
                  namespace: namespace ?? namespaceOf(resource),
                  service: name,
                  isPrivate: false,
                },
              ],
        ),
      ),
    );

/** `web`, `web.shop`, `web.shop.svc.cluster.local`; the word `mesh` among the gateways means the callers within. */
const ofVirtualServices = (inventory: Inventory): readonly Entrance[] =>
  inventory
    .select(virtualServices)
    .filter(({ object: { spec } }) => spec?.gateways?.some((one) => one !== 'mesh'))
    .flatMap(({ resource, object: { spec } }) =>
      (['http', 'tls', 'tcp'] as const).flatMap((protocol) =>
        (spec?.[protocol] ?? []).flatMap(({ route = [] }, index) =>
          route.map(({ destination }, at) => {
            const [service = '', namespace = namespaceOf(resource)] = destination?.host?.split('.') ?? [];
            const path = join('/spec', protocol, index, 'route', at, 'destination', 'host');
            return { resource, path, namespace, service, isPrivate: false };
          }),
        ),
      ),
    );

/** Every way into the cluster that was read. */
export const entrances: Target<Entrance> = {
  id: 'entrances',
  title: 'every open Service, Ingress, route of a Gateway and VirtualService of one',
  views: (inventory) => [
    ...ofServices(inventory),
    ...ofIngresses(inventory),
    ...ofRoutes(inventory),
    ...ofVirtualServices(inventory),
  ],
};

interface EntranceIndex extends View {
  readonly byPod: ReadonlyMap<PodView, readonly Entrance[]>;
}

const entranceIndex: Target<EntranceIndex> = {
  id: 'entrances-by-pod',
  title: 'pods by the ways that lead to them from outside',
  views: (inventory) => {
    const byPod = new Map<PodView, Entrance[]>();
    const all = inventory.select(entrances);
    for (const entrance of all) {
      const service = serviceNamed(inventory, entrance.namespace, entrance.service);
      if (service === undefined) continue;
      for (const pod of podsBehind(inventory, service)) {
        const known = byPod.get(pod);
        if (known === undefined) byPod.set(pod, [entrance]);
        else known.push(entrance);
      }
    }
    const first = all[0];
    return first === undefined ? [] : [{ resource: first.resource, byPod }];
  },
};

const none: readonly Entrance[] = [];

/** The ways by which a pod is reached from outside of the cluster. */
export const entrancesOf = (inventory: Inventory, pod: PodView): readonly Entrance[] =>
  inventory.select(entranceIndex)[0]?.byPod.get(pod) ?? none;
