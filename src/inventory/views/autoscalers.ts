import { any, list, number, object, type Shaped, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { kindTarget } from './kind.ts';
import type { WorkloadView } from './workloads.ts';

const scaleTarget = object({ apiVersion: string, kind: string, name: string });

const resourceMetric = object({
  name: string,
  container: string,
  target: object({ type: string, averageUtilization: number }),
  targetAverageUtilization: number,
});

/** HorizontalPodAutoscalers of every version that was ever served; v1 knows only the CPU. */
export const autoscalers = kindTarget(
  'autoscalers',
  'HorizontalPodAutoscalers',
  ['autoscaling/HorizontalPodAutoscaler'],
  {
    spec: object({
      scaleTargetRef: scaleTarget,
      minReplicas: number,
      maxReplicas: number,
      targetCPUUtilizationPercentage: number,
      metrics: list(
        object({ type: string, resource: resourceMetric, containerResource: resourceMetric, external: any }),
      ),
    }),
  },
);

export type Autoscaler = ReturnType<typeof autoscalers.views>[number];
export type ResourceMetric = Shaped<typeof resourceMetric>;

/** KEDA's autoscalers, which make a HorizontalPodAutoscaler of their own. */
const scaledObjects = kindTarget('scaled-objects', "KEDA's ScaledObjects", ['keda.sh/ScaledObject'], {
  spec: object({ scaleTargetRef: scaleTarget, minReplicaCount: number, maxReplicaCount: number }),
});

/** Something that sets the number of replicas of a workload. */
export interface Scaling extends View {
  /** The smallest number of replicas that it may leave. */
  readonly minimum: number;
}

interface ScalingIndex extends View {
  readonly byTarget: ReadonlyMap<string, readonly Scaling[]>;
}

const keyOf = (namespace: string, kind = '', name = ''): string => `${namespace}/${kind}/${name}`;

const indexScaling = (inventory: Inventory): readonly ScalingIndex[] => {
  const all = [
    ...inventory.select(autoscalers).map(({ resource, object: { spec } }) => ({
      resource,
      target: keyOf(namespaceOf(resource), spec?.scaleTargetRef?.kind, spec?.scaleTargetRef?.name),
      minimum: spec?.minReplicas ?? 1,
    })),
    ...inventory.select(scaledObjects).map(({ resource, object: { spec } }) => ({
      resource,
      target: keyOf(
        namespaceOf(resource),
        spec?.scaleTargetRef?.kind ?? 'Deployment',
        spec?.scaleTargetRef?.name,
      ),
      minimum: spec?.minReplicaCount ?? 0,
    })),
  ];
  const first = all[0];
  if (first === undefined) return [];
  return [{ resource: first.resource, byTarget: Map.groupBy(all, ({ target }) => target) }];
};

const scalingIndex: Target<ScalingIndex> = {
  id: 'scaling-index',
  title: 'autoscalers by target',
  views: indexScaling,
};

const none: readonly Scaling[] = [];

/** What scales the object of that kind and name. */
export const scalingOf = (
  inventory: Inventory,
  namespace: string,
  kind: string | undefined,
  name: string | undefined,
): readonly Scaling[] =>
  inventory.select(scalingIndex)[0]?.byTarget.get(keyOf(namespace, kind, name)) ?? none;

/** What scales a workload. */
export const scalingOfWorkload = (inventory: Inventory, { resource, kind }: WorkloadView) =>
  scalingOf(inventory, namespaceOf(resource), kind, resource.reference.name);

/** The smallest number of pods that a workload is meant to have: its autoscaler's minimum, else its replicas. */
export const smallestReplicas = (inventory: Inventory, workload: WorkloadView): number => {
  const scaling = scalingOfWorkload(inventory, workload);
  if (scaling.length === 0) return workload.spec.replicas ?? 1;
  return Math.min(...scaling.map(({ minimum }) => minimum));
};
