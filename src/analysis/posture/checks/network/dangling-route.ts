import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { type RouteView, routes } from '../../../../inventory/views/gateways.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { documents, httpRoute, inNamespace, service } from '../../network/example-objects.ts';
import { missingService } from '../../network/missing-service.ts';
import { violationsIn } from '../../violations.ts';

const evaluate = ({ resource, object: { spec } }: RouteView, inventory: Inventory): readonly Violation[] =>
  (spec?.rules ?? []).flatMap((rule, index) =>
    violationsIn(rule.backendRefs, ({ group = '', kind = 'Service', namespace, name, port }, at) =>
      group !== '' || kind !== 'Service' || name === undefined
        ? undefined
        : missingService(inventory, {
            path: join('/spec/rules', index, 'backendRefs', at),
            namespace: namespace ?? namespaceOf(resource),
            name,
            port,
          }),
    ),
  );

const route = (backend: string): string => httpRoute(`{ rules: [{ backendRefs: [${backend}] }] }`);
const web = service('{ ports: [{ port: 80 }] }');

export const danglingRoute = defineCheck({
  id: 'dangling-route',
  title: 'Routes of the Gateway API must send to Services that exist',
  severity: 'low',
  reason: 'Service of the route not found',
  rationale:
    'Visitors of a public name get an error. Whoever may create a Service of that name in the namespace takes the name over.',
  controls: { attack: ['T1557'], kubescape: ['C-0302'] },
  sources: ['malicious-actor', 'insider'],
  target: routes,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: { safety: 'choice', words: 'Correct the name or the port of the backend, or delete the rule.' },
  examples: [
    { name: 'it is there', objects: documents(web, route('{ name: web, port: 80 }')), violations: [] },
    {
      name: 'it is in the namespace that the route names',
      objects: documents(inNamespace('finance', web), route('{ name: web, namespace: finance, port: 80 }')),
      violations: [],
    },
    {
      name: 'a backend of another kind',
      objects: route('{ group: example.com, kind: Bucket, name: a }'),
      violations: [],
    },
    {
      name: 'no Service was read',
      objects: route('{ name: web }'),
      violations: ['/spec/rules/0/backendRefs/0'],
    },
    {
      name: 'another name, another port',
      objects: documents(web, route('{ name: web, port: 8080 }, { name: api, port: 80 }')),
      violations: ['HTTPRoute/web /spec/rules/0/backendRefs/0', 'HTTPRoute/web /spec/rules/0/backendRefs/1'],
    },
  ],
});
