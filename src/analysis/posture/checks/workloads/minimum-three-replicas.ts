import type { Inventory } from '../../../../inventory/inventory.ts';
import { scalingOfWorkload } from '../../../../inventory/views/autoscalers.ts';
import { isReplicated, type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { integer } from '../../parameter.ts';
import { autoscaler, documents, inShop } from '../../workloads/example-objects.ts';

const evaluate = (workload: WorkloadView, inventory: Inventory, minimum: number): readonly Violation[] => {
  const { kind, spec, resource } = workload;
  const replicas = spec.replicas ?? 1;
  if (!isReplicated(kind) || replicas === 0 || replicas >= minimum) return none;
  if (scalingOfWorkload(inventory, workload).length > 0) return none;
  return [
    {
      path: fieldPath('/spec/replicas'),
      detail: `${kind} "${resource.reference.name}" runs ${replicas} of at least ${minimum} replicas`,
    },
  ];
};

export const minimumThreeReplicas = defineCheck({
  id: 'minimum-three-replicas',
  title: 'A workload should have at least three replicas',
  severity: 'low',
  reason: 'few replicas',
  rationale:
    'With three replicas one may be away for an update and another fail in the same minute, and requests are still answered.',
  controls: { 'kube-linter': ['minimum-three-replicas'] },
  sources: ['malicious-actor'],
  runs: 'on-request',
  target: workloads,
  parameters: { minimum: integer(3, 'The smallest number of replicas that is enough.') },
  evaluate: (workload, { inventory, parameters }) => evaluate(workload, inventory, parameters.minimum),
  remedy: { safety: 'choice', words: 'Raise replicas to the minimum of the house.' },
  examples: [
    {
      name: 'three, switched off, and one on each node',
      objects: documents(
        inShop('apps/v1', 'StatefulSet', '{ replicas: 3, template: { spec: {} } }'),
        inShop('apps/v1', 'Deployment', '{ replicas: 0, template: { spec: {} } }'),
        inShop('apps/v1', 'DaemonSet', '{ template: { spec: {} } }'),
      ),
      violations: [],
    },
    {
      name: 'an autoscaler decides',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ replicas: 1, template: { spec: {} } }'),
        autoscaler('maxReplicas: 5'),
      ),
      violations: [],
    },
    {
      name: 'two, and one by default',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ replicas: 2, template: { spec: {} } }'),
        inShop('apps/v1', 'StatefulSet', '{ template: { spec: {} } }'),
      ),
      violations: ['Deployment/web /spec/replicas', 'StatefulSet/web /spec/replicas'],
    },
    {
      name: 'enough for the profile',
      objects: inShop('apps/v1', 'Deployment', '{ replicas: 2, template: { spec: {} } }'),
      parameters: { minimum: 2 },
      violations: [],
    },
  ],
});
