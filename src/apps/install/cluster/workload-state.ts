import type { Cluster } from './cluster.ts';
import { collectionPath, type KubeObject, kindOf } from './object-kinds.ts';

/** A Deployment or StatefulSet, as far as it is looked at. */
export interface Workload extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: { readonly spec: { readonly containers: readonly Container[] } };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
  };
}

interface Container {
  readonly image?: string;
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
}

interface Pod extends KubeObject {
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
    }[];
    readonly containerStatuses?: readonly {
      readonly ready?: boolean;
      readonly restartCount?: number;
      readonly state?: { readonly waiting?: { readonly reason?: string; readonly message?: string } };
      readonly lastState?: { readonly terminated?: { readonly exitCode?: number; readonly reason?: string } };
    }[];
  };
}

/** How far a workload is. */
export interface WorkloadState {
  readonly kind: string;
  readonly name: string;
  readonly image: string;
  readonly wanted: number;
  readonly ready: number;
  /** All pods are there, as the newest spec has them. */
  readonly isReady: boolean;
  /** What its pods wait for, each with the name of the pod. */
  readonly waiting: readonly string[];
}

/** Looks at a workload and, where it is not ready, at its pods. */
export const stateOf = async (cluster: Cluster, workload: Workload): Promise<WorkloadState> => {
  const { spec, status, metadata, kind } = workload;
  const wanted = spec.replicas ?? 1;
  const isSeen = (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const ready = status?.readyReplicas ?? 0;
  const isReady = isSeen && ready >= wanted && (status?.updatedReplicas ?? 0) >= wanted;
  return {
    kind,
    name: metadata.name,
    image: spec.template.spec.containers[0]?.image ?? '',
    wanted,
    ready,
    isReady,
    waiting: isReady ? [] : await waitingOf(cluster, workload),
  };
};

const podKind = { apiVersion: 'v1', kind: 'Pod', resource: 'pods', isNamespaced: true, isBuiltIn: true };

const waitingOf = async (cluster: Cluster, { spec, metadata }: Workload): Promise<readonly string[]> => {
  const selector = Object.entries(spec.selector.matchLabels).map(([key, value]) => `${key}=${value}`);
  const pods = await cluster.list<Pod>(podKind, selector.join(','), metadata.namespace);
  if (pods.length === 0) return [`${metadata.name} has no pods yet`];
  return pods.flatMap((pod) => reasonsOf(pod).map((reason) => `${pod.metadata.name}: ${reason}`));
};

/** In the order in which a pod comes up: node, image, start, readiness. */
const reasonsOf = ({ status }: Pod): readonly string[] => {
  const unscheduled = status?.conditions?.find(
    ({ type, status: is }) => type === 'PodScheduled' && is === 'False',
  );
  if (unscheduled !== undefined)
    return [`no node for it: ${unscheduled.message ?? 'the scheduler does not say why'}`];
  return (status?.containerStatuses ?? []).flatMap(({ ready, state, lastState, restartCount = 0 }) => {
    if (ready === true) return [];
    const { waiting } = state ?? {};
    const last = lastState?.terminated;
    if (last !== undefined)
      return [
        `it ended with ${last.exitCode ?? last.reason} and was started again ${restartCount} times; "kubectl logs --previous" shows why`,
      ];
    return waiting?.reason === undefined
      ? ['it runs, and is not ready yet']
      : [`${waiting.reason}${waiting.message === undefined ? '' : `: ${waiting.message}`}`];
  });
};

/** The workload as it is now. */
export const readWorkload = (cluster: Cluster, object: KubeObject): Promise<Workload | undefined> =>
  cluster.find<Workload>(
    `${collectionPath(kindOf(object), object.metadata.namespace)}/${encodeURIComponent(object.metadata.name)}`,
  );
