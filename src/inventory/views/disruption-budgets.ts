import { object, scalar, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { smallestReplicas } from './autoscalers.ts';
import { kindTarget, type Viewed } from './kind.ts';
import { labelSelector } from './pod-spec.ts';
import type { PodView } from './pods.ts';
import { podsMatching } from './selection.ts';
import { isReplicated, workloadOf } from './workloads.ts';

/** PodDisruptionBudgets of both versions. */
export const disruptionBudgets = kindTarget(
  'disruption-budgets',
  'PodDisruptionBudgets',
  ['policy/PodDisruptionBudget'],
  {
    spec: object({
      minAvailable: scalar,
      maxUnavailable: scalar,
      selector: labelSelector,
      unhealthyPodEvictionPolicy: string,
    }),
  },
);

export type DisruptionBudget = ReturnType<typeof disruptionBudgets.views>[number];

const none: readonly PodView[] = [];

const isEmpty = (selector: NonNullable<DisruptionBudget['object']['spec']>['selector']): boolean =>
  Object.keys(selector?.matchLabels ?? {}).length === 0 && (selector?.matchExpressions ?? []).length === 0;

/**
 * The pods that a budget protects. An absent selector selects none; an empty one selects all pods of the namespace in policy/v1, and
 * none in policy/v1beta1. (Kubernetes, deprecation guide, PodDisruptionBudget)
 */
export const podsOfBudget = (
  inventory: Inventory,
  { resource, object: { spec } }: DisruptionBudget,
): readonly PodView[] => {
  const selector = spec?.selector;
  if (selector === undefined) return none;
  if (resource.reference.apiVersion === 'policy/v1beta1' && isEmpty(selector)) return none;
  return podsMatching(inventory, namespaceOf(resource), selector);
};

interface BudgetIndex extends View {
  readonly byPod: ReadonlyMap<PodView['resource'], readonly DisruptionBudget[]>;
}

const indexBudgets = (inventory: Inventory): readonly BudgetIndex[] => {
  const budgets = inventory.select(disruptionBudgets);
  const byPod = new Map<PodView['resource'], Viewed<DisruptionBudget['object']>[]>();
  for (const budget of budgets)
    for (const pod of podsOfBudget(inventory, budget)) {
      const known = byPod.get(pod.resource);
      if (known === undefined) byPod.set(pod.resource, [budget]);
      else known.push(budget);
    }
  const first = budgets[0];
  return first === undefined ? [] : [{ resource: first.resource, byPod }];
};

const budgetIndex: Target<BudgetIndex> = {
  id: 'budget-index',
  title: 'disruption budgets by what they protect',
  views: indexBudgets,
};

const noBudget: readonly DisruptionBudget[] = [];

/** The budgets that protect the pods of this object. */
export const budgetsOf = (inventory: Inventory, pod: PodView): readonly DisruptionBudget[] =>
  inventory.select(budgetIndex)[0]?.byPod.get(pod.resource) ?? noBudget;

/**
 * How many pods a budget counts on when its workloads are at their smallest. `undefined` when the manifests do not say: it selects
 * none, or DaemonSets, or Jobs.
 */
export const expectedPods = (inventory: Inventory, budget: DisruptionBudget): number | undefined => {
  let sum = 0;
  for (const pod of podsOfBudget(inventory, budget)) {
    const workload = workloadOf(inventory, pod);
    if (workload === undefined) continue;
    if (workload.kind !== 'Pod' && !isReplicated(workload.kind)) return undefined;
    sum += workload.kind === 'Pod' ? 1 : smallestReplicas(inventory, workload);
  }
  return sum === 0 ? undefined : sum;
};
