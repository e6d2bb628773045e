import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { documents, inShop } from '../../workloads/example-objects.ts';

const evaluate = ({ kind, spec, resource }: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const { serviceName = '' } = spec;
  if (kind !== 'StatefulSet' || serviceName === '') return none;
  if (inventory.find('', 'Service', namespaceOf(resource), serviceName) !== undefined) return none;
  return [
    {
      path: fieldPath('/spec/serviceName'),
      detail: `Service "${serviceName}" of StatefulSet "${resource.reference.name}" is not among the objects read`,
      // Without any Service the others are likely kept elsewhere too.
      ...(inventory.ofKind('', 'Service').length === 0 ? { severity: 'info' } : {}),
    },
  ];
};

const statefulSet = (serviceName: string): string =>
  inShop('apps/v1', 'StatefulSet', `{ ${serviceName} template: { spec: {} } }`);

export const danglingStatefulSetService = defineCheck({
  id: 'dangling-stateful-set-service',
  title: 'The Service of a StatefulSet must exist',
  severity: 'low',
  reason: 'StatefulSet without its Service',
  rationale:
    'The names of its pods do not resolve: replicas do not find each other. Whoever makes a Service of that name later takes over the names, and what is sent to them.',
  controls: { attack: ['T1557'] },
  sources: ['insider'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: { safety: 'choice', words: 'Add a headless Service of that name, or correct serviceName.' },
  examples: [
    {
      name: 'it is there, or none is named',
      objects: documents(
        statefulSet('serviceName: web,'),
        inShop('v1', 'Service', '{ clusterIP: None }'),
        statefulSet('').replace('shop', 'finance'),
      ),
      violations: [],
    },
    {
      name: 'it is in another namespace',
      objects: documents(
        statefulSet('serviceName: web,'),
        inShop('v1', 'Service', '{ clusterIP: None }').replace('shop', 'finance'),
      ),
      violations: ['StatefulSet/web /spec/serviceName'],
    },
  ],
});
