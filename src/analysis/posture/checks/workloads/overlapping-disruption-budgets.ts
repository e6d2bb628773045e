import type { Inventory } from '../../../../inventory/inventory.ts';
import {
  budgetsOf,
  type DisruptionBudget,
  disruptionBudgets,
  podsOfBudget,
} from '../../../../inventory/views/disruption-budgets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { nameOf } from '../../../../model/resource.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { disruptionBudget, documents, replicas } from '../../workloads/example-objects.ts';

const evaluate = (budget: DisruptionBudget, inventory: Inventory): readonly Violation[] => {
  const own = nameOf(budget.resource.reference);
  for (const pod of podsOfBudget(inventory, budget)) {
    const others = budgetsOf(inventory, pod).map(({ resource }) => nameOf(resource.reference));
    const other = others.find((name) => name !== own);
    if (other === undefined) continue;
    const shared = nameOf(pod.resource.reference);
    return [
      {
        path: fieldPath('/spec/selector'),
        detail: `the budget and ${other} both select the pods of ${shared}`,
        because: [other, shared],
      },
    ];
  }
  return none;
};

export const overlappingDisruptionBudgets = defineCheck({
  id: 'overlapping-disruption-budgets',
  title: 'A pod must have at most one disruption budget',
  severity: 'medium',
  reason: 'pods with two disruption budgets',
  rationale:
    'The eviction API answers with an error for a pod that two budgets select, whatever they permit: its node can never be drained for an update.',
  controls: { nsa: ['NSA-UPG-06'] },
  sources: ['malicious-actor'],
  target: disruptionBudgets,
  evaluate: (budget, { inventory }) => evaluate(budget, inventory),
  remedy: { safety: 'choice', words: 'Delete one of the two, or narrow its selector.' },
  examples: [
    {
      name: 'one budget, and the same one read twice',
      objects: documents(
        disruptionBudget('maxUnavailable: 1'),
        disruptionBudget('maxUnavailable: 1'),
        replicas(3),
      ),
      violations: [],
    },
    {
      name: 'two for the same pods',
      objects: documents(
        disruptionBudget('maxUnavailable: 1'),
        disruptionBudget('minAvailable: 1', 'other'),
        replicas(3),
      ),
      violations: ['PodDisruptionBudget/web /spec/selector', 'PodDisruptionBudget/other /spec/selector'],
    },
  ],
});
