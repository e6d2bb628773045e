import type { Inventory } from '../../../../inventory/inventory.ts';
import { isEmptySelector } from '../../../../inventory/views/selection.ts';
import {
  monitorsAny,
  type ServiceMonitorView,
  serviceMonitors,
} from '../../../../inventory/views/service-monitors.ts';
import { services } from '../../../../inventory/views/services.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inNamespace, inShop } from '../../network/example-objects.ts';

const path = fieldPath('/spec/selector');

const evaluate = (view: ServiceMonitorView, inventory: Inventory): readonly Violation[] => {
  const { name } = view.resource.reference;
  const { selector = {}, namespaceSelector } = view.object.spec ?? {};
  if (isEmptySelector(selector) && namespaceSelector === undefined)
    return [{ path, detail: `ServiceMonitor "${name}" names no labels and no namespaces`, severity: 'info' }];
  if (monitorsAny(inventory, view)) return none;
  return [
    {
      path,
      detail: `ServiceMonitor "${name}" selects no Service among the objects read`,
      ...(inventory.select(services).length === 0 ? { severity: 'info' } : {}),
    },
  ];
};

const monitor = (spec: string): string => inShop('monitoring.coreos.com/v1', 'ServiceMonitor', spec);
const byApp = '{ selector: { matchLabels: { app: web } } }';
const web = inShop('v1', 'Service', '{}', 'labels: { app: web }');

export const danglingServicemonitor = defineCheck({
  id: 'dangling-servicemonitor',
  title: 'ServiceMonitors must select Services',
  severity: 'low',
  reason: 'ServiceMonitor selects no Service',
  rationale:
    'No metrics come in, so that no alert that rests on them ever fires: an attack or an outage of what it was to watch goes unnoticed.',
  controls: { 'kube-linter': ['dangling-servicemonitor'], attack: ['T1562'] },
  sources: ['insider'],
  target: serviceMonitors,
  evaluate: (view, { inventory }) => evaluate(view, inventory),
  remedy: {
    safety: 'choice',
    words: 'Correct spec.selector or the labels of the Service, or name its namespace.',
  },
  examples: [
    { name: 'a Service of its namespace', objects: documents(monitor(byApp), web), violations: [] },
    {
      name: 'a Service of a namespace that it names',
      objects: documents(
        monitor('{ selector: { matchLabels: { app: web } }, namespaceSelector: { matchNames: [finance] } }'),
        inNamespace('finance', web),
      ),
      violations: [],
    },
    {
      name: 'a Service of any namespace',
      objects: documents(
        monitor('{ selector: {}, namespaceSelector: { any: true } }'),
        inNamespace('finance', web),
      ),
      violations: [],
    },
    { name: 'no Service was read', objects: monitor(byApp), violations: ['/spec/selector'] },
    {
      name: 'nothing is named',
      objects: documents(monitor('{ selector: {} }'), web),
      violations: ['ServiceMonitor/web /spec/selector'],
    },
    {
      name: 'a Service of another namespace',
      objects: documents(monitor(byApp), inNamespace('finance', web)),
      violations: ['ServiceMonitor/web /spec/selector'],
    },
  ],
});
