import { list, map, number, object, type Shaped, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { byName } from './by-name.ts';
import { kindTarget } from './kind.ts';
import { labelSelector } from './pod-spec.ts';

const group = 'gateway.networking.k8s.io';

const listener = object({
  name: string,
  hostname: string,
  port: number,
  protocol: string,
  tls: object({ mode: string, options: map(string) }),
  allowedRoutes: object({ namespaces: object({ from: string, selector: labelSelector }) }),
});

/** Gateways of the Gateway API; Istio has a kind of the same name. */
export const gateways = kindTarget('gateways', 'Gateways', [`${group}/Gateway`], {
  spec: object({ gatewayClassName: string, listeners: list(listener) }),
});

export type GatewayView = ReturnType<typeof gateways.views>[number];
export type Listener = Shaped<typeof listener>;

export const gatewayNamed = byName(gateways);

const reference = { group: string, kind: string, namespace: string, name: string, port: number };

export const routes = kindTarget(
  'routes',
  'routes of the Gateway API',
  ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind) => `${group}/${kind}`),
  {
    spec: object({
      parentRefs: list(object({ ...reference, sectionName: string })),
      hostnames: list(string),
      rules: list(
        object({
          filters: list(object({ type: string, requestRedirect: object({ scheme: string }) })),
          backendRefs: list(object(reference)),
        }),
      ),
    }),
  },
);

export type RouteView = ReturnType<typeof routes.views>[number];
type Parent = Exclude<Exclude<RouteView['object']['spec'], undefined>['parentRefs'], undefined>[number];

/** A reference without kind and group means a Gateway. */
export const isGatewayReference = ({ group: of = group, kind = 'Gateway' }: Parent): boolean =>
  of === group && kind === 'Gateway';

/** What a route attaches to: a Gateway, perhaps only one of its listeners. */
export interface Attachment {
  readonly route: RouteView;
  readonly parent: Parent;
}

interface RouteIndex extends View {
  readonly byGateway: ReadonlyMap<string, readonly Attachment[]>;
}

const routeIndex: Target<RouteIndex> = {
  id: 'route-index',
  title: 'routes by Gateway',
  views: (inventory) => {
    const all = inventory
      .select(routes)
      .flatMap((route) =>
        (route.object.spec?.parentRefs ?? []).filter(isGatewayReference).map((parent) => ({ route, parent })),
      );
    const first = all[0];
    if (first === undefined) return [];
    const byGateway = Map.groupBy(
      all,
      ({ route, parent }) => `${parent.namespace ?? namespaceOf(route.resource)}/${parent.name}`,
    );
    return [{ resource: first.route.resource, byGateway }];
  },
};

const noRoutes: readonly Attachment[] = [];

export const routesOf = (inventory: Inventory, { resource }: GatewayView): readonly Attachment[] =>
  inventory.select(routeIndex)[0]?.byGateway.get(`${namespaceOf(resource)}/${resource.reference.name}`) ??
  noRoutes;

/** Whether a route that names this parent is attached to this listener of it. */
export const attachesTo = ({ sectionName, port }: Parent, one: Listener): boolean =>
  (sectionName === undefined || sectionName === one.name) && (port === undefined || port === one.port);
