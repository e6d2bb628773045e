import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import {
  gatewayNamed,
  gateways,
  isGatewayReference,
  type RouteView,
  routes,
} from '../../../../inventory/views/gateways.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { documents, gateway, httpRoute, inNamespace } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ resource, object: { spec } }: RouteView, inventory: Inventory): readonly Violation[] =>
  violationsIn(spec?.parentRefs, (parent, index) => {
    const { name, sectionName } = parent;
    if (!isGatewayReference(parent) || name === undefined) return undefined;
    const namespace = parent.namespace ?? namespaceOf(resource);
    const found = gatewayNamed(inventory, namespace, name);
    const path = join('/spec/parentRefs', index);
    if (found === undefined)
      return {
        path,
        detail: `Gateway "${name}" of namespace "${namespace}" is not among the objects read`,
        ...(inventory.select(gateways).length === 0 ? { severity: 'info' } : {}),
      };
    if (sectionName === undefined) return undefined;
    const { listeners } = found.object.spec ?? {};
    if (listeners?.some((one) => one.name === sectionName)) return undefined;
    return { path: join(path, 'sectionName'), detail: `Gateway "${name}" has no listener "${sectionName}"` };
  });

const route = (parent: string): string => httpRoute(`{ parentRefs: [${parent}] }`);
const web = gateway('{ name: https, port: 443, protocol: HTTPS }');

export const routeWithoutGateway = defineCheck({
  id: 'route-without-gateway',
  title: 'Routes must attach to Gateways that exist',
  severity: 'low',
  reason: 'Gateway of the route not found',
  rationale:
    'Nothing leads to the route, and the rules in it that check, limit or redirect requests are not in force wherever else the traffic goes.',
  controls: {},
  sources: ['insider'],
  target: routes,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct the name or the namespace of the Gateway, or the name of its listener.',
  },
  examples: [
    {
      name: 'by its listener',
      objects: documents(web, route('{ name: web, sectionName: https }')),
      violations: [],
    },
    {
      name: 'a Service of a mesh as parent',
      objects: route('{ group: "", kind: Service, name: web }'),
      violations: [],
    },
    { name: 'no Gateway was read', objects: route('{ name: web }'), violations: ['/spec/parentRefs/0'] },
    {
      name: 'a Gateway of another namespace, a listener of another name',
      objects: documents(
        web,
        inNamespace('finance', web),
        route('{ name: web, sectionName: http }, { name: api, namespace: finance }'),
      ),
      violations: ['HTTPRoute/web /spec/parentRefs/0/sectionName', 'HTTPRoute/web /spec/parentRefs/1'],
    },
  ],
});
