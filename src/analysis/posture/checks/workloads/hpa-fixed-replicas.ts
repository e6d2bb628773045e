import type { Inventory } from '../../../../inventory/inventory.ts';
import { scalingOfWorkload } from '../../../../inventory/views/autoscalers.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { autoscaler, documents, inShop } from '../../workloads/example-objects.ts';

/** 0 switches the workload off, and the autoscaler with it. In a cluster the field holds what the autoscaler has set. */
const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const { spec, resource, kind } = workload;
  if (spec.replicas === undefined || spec.replicas === 0 || resource.origin.kind === 'cluster') return none;
  const [scaling] = scalingOfWorkload(inventory, workload);
  if (scaling === undefined) return none;
  const by = nameOf(scaling.resource.reference);
  return [
    {
      path: fieldPath('/spec/replicas'),
      detail: `${kind} "${resource.reference.name}" fixes replicas at ${spec.replicas}, which ${by} changes`,
      because: [by],
    },
  ];
};

export const hpaFixedReplicas = defineCheck({
  id: 'hpa-fixed-replicas',
  title: 'A workload with an autoscaler must leave replicas open',
  severity: 'low',
  reason: 'replicas beside an autoscaler',
  rationale:
    'Each time the manifest is applied the workload falls back to that number, at the height of the load as well, and comes back only as fast as the autoscaler can add pods.',
  controls: {},
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: {
    // kubectl apply reads a field that disappears as the default, so that the pods would fall to one for a moment.
    safety: 'choice',
    words:
      'Take replicas out of the manifest after kubectl apply edit-last-applied, or by server-side apply.',
  },
  examples: [
    {
      name: 'left open',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ template: { spec: {} } }'),
        autoscaler('maxReplicas: 3'),
      ),
      violations: [],
    },
    {
      name: 'no autoscaler, and one of another workload',
      objects: documents(
        inShop('apps/v1', 'StatefulSet', '{ replicas: 2, template: { spec: {} } }'),
        autoscaler('maxReplicas: 3'),
      ),
      violations: [],
    },
    {
      name: 'fixed',
      objects: documents(
        inShop('apps/v1', 'Deployment', '{ replicas: 2, template: { spec: {} } }'),
        autoscaler('maxReplicas: 3'),
      ),
      violations: ['Deployment/web /spec/replicas'],
    },
  ],
});
