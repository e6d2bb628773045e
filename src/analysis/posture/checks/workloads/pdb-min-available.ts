import type { Inventory } from '../../../../inventory/inventory.ts';
import {
  type DisruptionBudget,
  disruptionBudgets,
  expectedPods,
} from '../../../../inventory/views/disruption-budgets.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import {
  autoscaler,
  disruptionBudget,
  documents,
  inShop,
  replicas,
} from '../../workloads/example-objects.ts';

/** How many pods have to stay, percentages rounded up. (policy/v1 PodDisruptionBudgetSpec) */
const staying = (minimum: string | number, pods: number): number =>
  typeof minimum === 'string' && minimum.endsWith('%')
    ? Math.ceil((pods * Number.parseInt(minimum, 10)) / 100)
    : Number(minimum);

const evaluate = (budget: DisruptionBudget, inventory: Inventory): readonly Violation[] => {
  const minimum = budget.object.spec?.minAvailable;
  if (minimum === undefined) return none;
  const path = fieldPath('/spec/minAvailable');
  if (minimum === '100%') return [{ path, detail: 'minAvailable is 100%: no pod may ever be evicted' }];
  const pods = expectedPods(inventory, budget);
  if (pods === undefined || staying(minimum, pods) < pods) return none;
  return [
    {
      path,
      detail: `minAvailable is ${minimum}, and the workload may have no more than ${pods} ${pods === 1 ? 'pod' : 'pods'}: none may be evicted then`,
    },
  ];
};

export const pdbMinAvailable = defineCheck({
  id: 'pdb-min-available',
  title: 'A disruption budget must ask for fewer pods than there are',
  severity: 'medium',
  reason: 'disruption budget that asks for all pods',
  rationale:
    'No node with such a pod can be drained: updates of the node, and of Kubernetes itself, wait until somebody deletes the budget or loses patience and forces it.',
  controls: {
    nsa: ['NSA-UPG-06'],
    'kube-linter': ['pdb-min-available'],
    polaris: ['pdbDisruptionsIsZero', 'pdbMinAvailableGreaterThanHPAMinReplicas'],
  },
  sources: ['malicious-actor'],
  target: disruptionBudgets,
  evaluate: (budget, { inventory }) => evaluate(budget, inventory),
  remedy: {
    safety: 'choice',
    words: 'Run more replicas, or set maxUnavailable: 1 in place of minAvailable.',
  },
  examples: [
    {
      name: 'one of two has to stay',
      objects: documents(disruptionBudget('minAvailable: 1'), replicas(2)),
      violations: [],
    },
    {
      name: 'a workload that the manifests do not hold, and one that is on every node',
      objects: documents(
        disruptionBudget('minAvailable: 3'),
        inShop('apps/v1', 'DaemonSet', '{ template: { metadata: { labels: { app: web } }, spec: {} } }'),
      ),
      violations: [],
    },
    {
      name: 'the only one has to stay',
      objects: documents(disruptionBudget('minAvailable: 1'), replicas(1)),
      violations: ['PodDisruptionBudget/web /spec/minAvailable'],
    },
    {
      name: 'two of three by rounding up, which is fine, and three of three, which is not',
      objects: documents(
        disruptionBudget('minAvailable: 60%'),
        disruptionBudget('minAvailable: 70%', 'strict'),
        replicas(3),
      ),
      violations: ['PodDisruptionBudget/strict /spec/minAvailable'],
    },
    {
      name: 'as many as the autoscaler leaves',
      objects: documents(
        disruptionBudget('minAvailable: 2'),
        replicas(5),
        autoscaler('minReplicas: 2, maxReplicas: 9'),
      ),
      violations: ['PodDisruptionBudget/web /spec/minAvailable'],
    },
    {
      name: 'all, however many',
      objects: disruptionBudget('minAvailable: 100%'),
      violations: ['/spec/minAvailable'],
    },
  ],
});
