import type { Inventory } from '../../../../inventory/inventory.ts';
import { scalingOfWorkload } from '../../../../inventory/views/autoscalers.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { autoscaler, documents, inShop } from '../../workloads/example-objects.ts';

/** A StatefulSet of one is often a database that knows no second. 0 is switched off. */
const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] =>
  workload.kind !== 'Deployment' ||
  (workload.spec.replicas ?? 1) !== 1 ||
  scalingOfWorkload(inventory, workload).length > 0
    ? none
    : [
        {
          path: fieldPath('/spec/replicas'),
          detail: `Deployment "${workload.resource.reference.name}" runs a single replica`,
        },
      ];

export const singleReplica = defineCheck({
  id: 'single-replica',
  title: 'A Deployment should have more than one replica',
  severity: 'low',
  reason: 'single replica',
  rationale:
    'Whenever its node fails, is drained for an update, or is made to fail, the application is away until a new pod has started elsewhere. That is a reason to put off updates, too.',
  controls: { nsa: ['NSA-UPG-06'], attack: ['T1499'], polaris: ['deploymentMissingReplicas'] },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: { safety: 'choice', words: 'Set replicas to 2 or more, or add an autoscaler.' },
  examples: [
    {
      name: 'two replicas',
      objects: inShop('apps/v1', 'Deployment', '{ replicas: 2, template: { spec: {} } }'),
      violations: [],
    },
    {
      name: 'an autoscaler decides',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ template: { spec: {} } }'),
        autoscaler('minReplicas: 2, maxReplicas: 5'),
      ),
      violations: [],
    },
    {
      name: 'switched off, and a database',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ replicas: 0, template: { spec: {} } }'),
        inShop('apps/v1', 'StatefulSet', '{ replicas: 1, template: { spec: {} } }'),
      ),
      violations: [],
    },
    {
      name: 'one by default',
      objects: inShop('apps/v1', 'Deployment', '{ template: { spec: {} } }'),
      violations: ['/spec/replicas'],
    },
  ],
});
