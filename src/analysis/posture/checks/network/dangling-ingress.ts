import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { backendsOf, type IngressBackend, ingresses } from '../../../../inventory/views/ingresses.ts';
import { defineCheck } from '../../check.ts';
import { documents, ingress, inNamespace, service } from '../../network/example-objects.ts';
import { missingService } from '../../network/missing-service.ts';
import { violationsIn } from '../../violations.ts';

const violation = ({ path, service, port }: IngressBackend, inventory: Inventory, namespace: string) =>
  missingService(inventory, { path, namespace, name: service, port });

const example = (backend: string): string =>
  ingress(`{ rules: [{ http: { paths: [{ path: /, backend: ${backend} }] } }] }`);

const web = service('{ ports: [{ name: http, port: 80 }] }');

export const danglingIngress = defineCheck({
  id: 'dangling-ingress',
  title: 'Ingresses must send to Services that exist',
  severity: 'low',
  reason: 'Service of the Ingress not found',
  rationale:
    'Visitors of a public name get an error, or the default page of the controller. Whoever may create a Service in the namespace takes the name over, certificate included.',
  controls: { kubescape: ['C-0298'], 'kube-linter': ['dangling-ingress'], attack: ['T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: ingresses,
  evaluate: (view, { inventory }) =>
    violationsIn(backendsOf(view), (backend) => violation(backend, inventory, namespaceOf(view.resource))),
  remedy: { safety: 'choice', words: 'Correct the name or the port of the backend, or delete the rule.' },
  examples: [
    {
      name: 'by number and by name',
      objects: documents(
        web,
        ingress(
          '{ defaultBackend: { service: { name: web, port: { number: 80 } } }, rules: [{ http: { paths: [{ backend: { service: { name: web, port: { name: http } } } }] } }] }',
        ),
      ),
      violations: [],
    },
    {
      name: 'the form before networking.k8s.io/v1',
      objects: documents(web, example('{ serviceName: web, servicePort: http }')),
      violations: [],
    },
    {
      name: 'a backend that is no Service',
      objects: example('{ resource: { apiGroup: k8s.example.com, kind: StorageBucket, name: assets } }'),
      violations: [],
    },
    {
      name: 'the Services are kept elsewhere',
      objects: example('{ service: { name: web, port: { number: 80 } } }'),
      violations: ['/spec/rules/0/http/paths/0/backend'],
    },
    {
      name: 'a Service of another namespace',
      objects: documents(
        inNamespace('finance', web),
        example('{ service: { name: web, port: { number: 80 } } }'),
      ),
      violations: ['Ingress/web /spec/rules/0/http/paths/0/backend'],
    },
    {
      name: 'a port that the Service does not have',
      objects: documents(web, example('{ service: { name: web, port: { number: 8080 } } }')),
      violations: ['Ingress/web /spec/rules/0/http/paths/0/backend'],
    },
  ],
});
