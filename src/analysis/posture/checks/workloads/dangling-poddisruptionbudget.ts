import { type Inventory, namespaceOf } from '../../../../inventory/inventory.ts';
import {
  type DisruptionBudget,
  disruptionBudgets,
  podsOfBudget,
} from '../../../../inventory/views/disruption-budgets.ts';
import { podsIn } from '../../../../inventory/views/selection.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { disruptionBudget, documents, replicas } from '../../workloads/example-objects.ts';

const evaluate = (budget: DisruptionBudget, inventory: Inventory): readonly Violation[] => {
  if (podsOfBudget(inventory, budget).length > 0) return none;
  const namespace = namespaceOf(budget.resource);
  return [
    {
      path: fieldPath('/spec/selector'),
      detail: `the budget selects no pod of namespace "${namespace}"`,
      // Without any pod of the namespace the workloads are likely kept elsewhere.
      ...(podsIn(inventory, namespace).length === 0 ? { severity: 'info' } : {}),
    },
  ];
};

export const danglingPoddisruptionbudget = defineCheck({
  id: 'dangling-poddisruptionbudget',
  title: 'A disruption budget must select pods',
  severity: 'medium',
  reason: 'disruption budget without pods',
  rationale:
    'It protects nothing: while nodes are updated all pods of the workload may be evicted at once, though everybody believes that some would stay.',
  controls: { attack: ['T1499'] },
  sources: ['malicious-actor'],
  target: disruptionBudgets,
  evaluate: (budget, { inventory }) => evaluate(budget, inventory),
  remedy: {
    safety: 'choice',
    words: 'Let the selector select the labels of the pods, or delete the budget.',
  },
  examples: [
    {
      name: 'its pods',
      objects: documents(disruptionBudget('minAvailable: 1'), replicas(2)),
      violations: [],
    },
    {
      name: 'all pods of the namespace',
      objects: documents(
        disruptionBudget('minAvailable: 1').replace('{ matchLabels: { app: web } }', '{}'),
        replicas(2),
      ),
      violations: [],
    },
    {
      name: 'an empty selector of the old version selects none',
      objects: documents(
        disruptionBudget('minAvailable: 1')
          .replace('{ matchLabels: { app: web } }', '{}')
          .replace('policy/v1', 'policy/v1beta1'),
        replicas(2),
      ),
      violations: ['PodDisruptionBudget/web /spec/selector'],
    },
    {
      name: 'other labels',
      objects: documents(disruptionBudget('minAvailable: 1').replace('app: web', 'app: api'), replicas(2)),
      violations: ['PodDisruptionBudget/web /spec/selector'],
    },
  ],
});
