import { gateways } from '../../../../inventory/views/gateways.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { gateway } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

export const gatewayAnyNamespace = defineCheck({
  id: 'gateway-any-namespace',
  title: 'Gateways must say which namespaces may attach routes',
  severity: 'low',
  reason: 'routes of any namespace are taken',
  rationale:
    'Whoever may write a route in some namespace answers for host names of others, on a path that they have not taken or on all of them, under their certificate.',
  controls: { nsa: ['NSA-NET-07'], attack: ['T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: gateways,
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn(spec?.listeners, ({ name, allowedRoutes }, index) =>
      allowedRoutes?.namespaces?.from === 'All'
        ? {
            path: join('/spec/listeners', index, 'allowedRoutes', 'namespaces', 'from'),
            detail: `Gateway "${resource.reference.name}" takes routes of every namespace on listener "${name}"`,
          }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words:
      'Set from to Selector with the labels of the namespaces that need it, and a hostname on each listener.',
  },
  examples: [
    {
      name: 'its own namespace, and selected ones',
      objects: gateway(
        '{ name: a }',
        '{ name: b, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { shared-gateway: "true" } } } } }',
      ),
      violations: [],
    },
    {
      name: 'every namespace',
      objects: gateway('{ name: a, allowedRoutes: { namespaces: { from: All } } }'),
      violations: ['/spec/listeners/0/allowedRoutes/namespaces/from'],
    },
  ],
});
