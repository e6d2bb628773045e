import { gateways, routes, routesOf } from '../../../../inventory/views/gateways.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none } from '../../check.ts';
import { documents, gateway, httpRoute } from '../../network/example-objects.ts';

export const gatewayWithoutRoute = defineCheck({
  id: 'gateway-without-route',
  title: 'Gateways must have routes',
  severity: 'info',
  reason: 'no route attaches to the Gateway',
  rationale:
    'An address on the internet that nobody uses is watched by nobody. Whoever may attach a route to it gets a public name and certificate.',
  controls: { attack: ['T1190'] },
  sources: ['malicious-actor', 'insider'],
  target: gateways,
  evaluate: (view, { inventory }) =>
    // Routes are often kept with their applications: where none at all was read, nothing is known.
    inventory.select(routes).length === 0 || routesOf(inventory, view).length > 0
      ? none
      : [
          {
            path: fieldPath('/spec/listeners'),
            detail: `Gateway "${view.resource.reference.name}" has no route among the objects read`,
          },
        ],
  remedy: {
    safety: 'choice',
    words: 'Delete the Gateway, or correct the parentRefs of the routes meant for it.',
  },
  examples: [
    {
      name: 'a route',
      objects: documents(gateway(), httpRoute('{ parentRefs: [{ name: web }] }')),
      violations: [],
    },
    { name: 'no routes were read', objects: gateway(), violations: [] },
    {
      name: 'routes of other Gateways',
      objects: documents(gateway(), httpRoute('{ parentRefs: [{ name: web, namespace: infrastructure }] }')),
      violations: ['Gateway/web /spec/listeners'],
    },
  ],
});
