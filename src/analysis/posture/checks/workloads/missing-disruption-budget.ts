import type { Inventory } from '../../../../inventory/inventory.ts';
import { smallestReplicas } from '../../../../inventory/views/autoscalers.ts';
import { budgetsOf } from '../../../../inventory/views/disruption-budgets.ts';
import { type WorkloadView, workloads } from '../../../../inventory/views/workloads.ts';
import { root } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import {
  autoscaler,
  disruptionBudget,
  documents,
  inShop,
  replicas,
} from '../../workloads/example-objects.ts';

/** A budget for a single pod could only ever forbid its eviction. */
const evaluate = (workload: WorkloadView, inventory: Inventory): readonly Violation[] => {
  const { kind, pod, resource } = workload;
  if (kind !== 'Deployment' && kind !== 'StatefulSet') return none;
  if (smallestReplicas(inventory, workload) < 2 || budgetsOf(inventory, pod).length > 0) return none;
  return [
    { path: root, detail: `no PodDisruptionBudget selects the pods of ${kind} "${resource.reference.name}"` },
  ];
};

export const missingDisruptionBudget = defineCheck({
  id: 'missing-disruption-budget',
  title: 'Workloads with several replicas should have a disruption budget',
  severity: 'low',
  reason: 'no disruption budget',
  rationale:
    'Whoever drains nodes for an update evicts the replicas one after the other without waiting for new ones, and may have evicted the last before the first is back.',
  controls: { nsa: ['NSA-UPG-06'], attack: ['T1499'], polaris: ['missingPodDisruptionBudget'] },
  sources: ['malicious-actor'],
  target: workloads,
  evaluate: (workload, { inventory }) => evaluate(workload, inventory),
  remedy: {
    safety: 'choice',
    words: 'Add a PodDisruptionBudget with maxUnavailable: 1 that selects the labels of the pods.',
  },
  examples: [
    {
      name: 'it has one',
      objects: documents(disruptionBudget('maxUnavailable: 1'), replicas(3)),
      violations: [],
    },
    {
      name: 'a single replica, and one on each node',
      objects: documents(replicas(1), inShop('apps/v1', 'DaemonSet', '{ template: { spec: {} } }')),
      violations: [],
    },
    { name: 'several replicas without one', objects: replicas(2), violations: [''] },
    {
      name: 'several by an autoscaler, and a budget for others',
      objects: documents(
        replicas(1),
        autoscaler('minReplicas: 2, maxReplicas: 9'),
        disruptionBudget('maxUnavailable: 1').replace('app: web', 'app: api'),
      ),
      violations: ['Deployment/web '],
    },
  ],
});
