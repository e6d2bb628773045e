import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { endpointsOf } from '../../../../inventory/views/endpoints.ts';
import { podsIn, selectsAny } from '../../../../inventory/views/selection.ts';
import { type ServiceView, services } from '../../../../inventory/views/services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inNamespace, inShop, pod, service } from '../../network/example-objects.ts';

const evaluate = (view: ServiceView, inventory: Inventory): readonly Violation[] => {
  const { resource, object } = view;
  const { name } = resource.reference;
  const selector = Object.entries(object.spec?.selector ?? {});
  if (object.spec?.type === 'ExternalName') return none;
  const path = fieldPath('/spec/selector');
  if (selector.length === 0)
    return endpointsOf(inventory, namespaceOf(resource), name).length > 0
      ? none
      : [
          {
            path,
            detail: `Service "${name}" has no spec.selector, and no endpoints for it were read`,
            severity: 'info',
          },
        ];
  if (selectsAny(inventory, namespaceOf(resource), { matchLabels: Object.fromEntries(selector) }))
    return none;
  const isKeptElsewhere = podsIn(inventory, namespaceOf(resource)).length === 0;
  return [
    {
      path,
      detail: `Service "${name}" selects ${selector.map(([key, value]) => `${key}=${value}`).join(', ')}, which no pod read has`,
      ...(isKeptElsewhere ? { severity: 'info' } : {}),
    },
  ];
};

export const danglingService = defineCheck({
  id: 'dangling-service',
  title: 'Services must select pods',
  severity: 'low',
  reason: 'Service selects no pod',
  rationale:
    'Callers get no answer, as after a slip in a label. And whoever may create a pod with these labels receives what the callers send, passwords included.',
  controls: { kubescape: ['C-0293'], 'kube-linter': ['dangling-service'], attack: ['T1557'] },
  sources: ['malicious-actor', 'insider'],
  target: services,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct spec.selector or the labels of the pods, or delete the Service.',
  },
  examples: [
    {
      name: 'a pod has the labels',
      objects: documents(service('{ selector: { app: web } }'), pod()),
      violations: [],
    },
    {
      name: 'a name of another host',
      objects: service('{ type: ExternalName, externalName: shop.example.com }'),
      violations: [],
    },
    {
      name: 'endpoints kept by hand',
      objects: documents(
        service('{ ports: [{ port: 80 }] }'),
        inShop('discovery.k8s.io/v1', 'EndpointSlice', '{}', 'labels: { kubernetes.io/service-name: web }'),
      ),
      violations: [],
    },
    {
      name: 'no selector and no endpoints',
      objects: service('{ ports: [{ port: 80 }] }'),
      violations: ['/spec/selector'],
    },
    {
      name: 'a template without a pod spec, as in a patch',
      objects: documents(
        service('{ selector: { app: web } }'),
        inShop('apps/v1', 'Deployment', '{ template: { metadata: { labels: { app: web } } } }'),
      ),
      violations: [],
    },
    {
      name: 'no pod was read',
      objects: service('{ selector: { app: web } }'),
      violations: ['/spec/selector'],
    },
    {
      name: 'pods of other labels or namespaces',
      objects: documents(
        service('{ selector: { app: web } }'),
        pod(undefined, 'api'),
        inNamespace('finance', pod()),
      ),
      violations: ['Service/web /spec/selector'],
    },
  ],
});
