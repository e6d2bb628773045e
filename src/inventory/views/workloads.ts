import type { Resource } from '../../model/resource.ts';
import { boolean, map, number, object, type Shaped, scalar, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';
import { type Metadata, metadata } from './metadata.ts';
import { type LabelSelector, labelSelector } from './pod-spec.ts';
import { type PodView, pods } from './pods.ts';

/** The kinds that run pods. A PodTemplate runs none. */
export type WorkloadKind =
  | 'Pod'
  | 'ReplicationController'
  | 'ReplicaSet'
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
  | 'DeploymentConfig';

const kinds: Readonly<Record<string, WorkloadKind>> = {
  Pod: 'Pod',
  ReplicationController: 'ReplicationController',
  ReplicaSet: 'ReplicaSet',
  Deployment: 'Deployment',
  StatefulSet: 'StatefulSet',
  DaemonSet: 'DaemonSet',
  Job: 'Job',
  CronJob: 'CronJob',
  DeploymentConfig: 'DeploymentConfig',
};

const strategy = object({
  type: string,
  rollingUpdate: object({ maxSurge: scalar, maxUnavailable: scalar, partition: number }),
});

/** What the specs of controllers say beside their pod, over all of their kinds. */
const controllerSpec = object({
  replicas: number,
  selector: labelSelector,
  strategy,
  updateStrategy: strategy,
  minReadySeconds: number,
  revisionHistoryLimit: number,
  paused: boolean,
  serviceName: string,
  backoffLimit: number,
  activeDeadlineSeconds: number,
  ttlSecondsAfterFinished: number,
  suspend: boolean,
  schedule: string,
  timeZone: string,
  concurrencyPolicy: string,
  startingDeadlineSeconds: number,
  jobTemplate: object({ spec: object({ ttlSecondsAfterFinished: number, activeDeadlineSeconds: number }) }),
});

export type ControllerSpec = Shaped<typeof controllerSpec>;

/** What runs pods: a controller with the pod of its template, or a Pod that stands alone. */
export interface WorkloadView {
  readonly resource: Resource;
  readonly kind: WorkloadKind;
  /** The object's own labels and annotations; those of its pods are in `pod`. */
  readonly metadata: Metadata;
  readonly pod: PodView;
  /** The controller's own fields, under `/spec`; empty for a Pod. */
  readonly spec: ControllerSpec;
  /** The controller's selector; `undefined` where the kind has none or leaves it to the API server. */
  readonly selector: LabelSelector | undefined;
}

const nothing: ControllerSpec = Object.freeze({});
const shape = object({ metadata, spec: controllerSpec });
const readEquality = object({ spec: object({ selector: map(string) }) });

/** The oldest controller and OpenShift's select by a plain map. (core/v1 ReplicationControllerSpec, apps.openshift.io/v1 DeploymentConfigSpec) */
const selectsByMap = (kind: WorkloadKind): boolean =>
  kind === 'ReplicationController' || kind === 'DeploymentConfig';

const viewWorkload = (pod: PodView, inventory: Inventory): WorkloadView | undefined => {
  const { resource } = pod;
  const { kind: name } = resource.reference;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return undefined;
  if (kind === 'Pod')
    return { resource, kind, metadata: pod.metadata, pod, spec: nothing, selector: undefined };
  const own = inventory.read(shape, resource);
  const spec = own?.spec ?? nothing;
  if (!selectsByMap(kind))
    return { resource, kind, metadata: own?.metadata ?? {}, pod, spec, selector: spec.selector };
  const matchLabels = inventory.read(readEquality, resource)?.spec?.selector;
  const selector = matchLabels && { matchLabels };
  return { resource, kind, metadata: own?.metadata ?? {}, pod, spec, selector };
};

/** Everything that runs pods, with the pod it runs. */
export const workloads: Target<WorkloadView> = {
  id: 'workloads',
  title: 'everything that runs pods: the controllers, and Pods that stand alone',
  views: (inventory) =>
    inventory.select(pods).flatMap((pod) => {
      return inventory.single('workloads', pod.resource, pod, viewWorkload) ?? [];
    }),
};

interface WorkloadIndex extends View {
  readonly byObject: ReadonlyMap<Resource, WorkloadView>;
}

const workloadIndex: Target<WorkloadIndex> = {
  id: 'workload-index',
  title: 'workloads by object',
  views: (inventory) => {
    const byObject = new Map(inventory.select(workloads).map((workload) => [workload.resource, workload]));
    const [first] = byObject.keys();
    return first === undefined ? [] : [{ resource: first, byObject }];
  },
};

/** The workload that a pod spec was seen in; `undefined` for a PodTemplate. */
export const workloadOf = (inventory: Inventory, pod: PodView): WorkloadView | undefined =>
  inventory.select(workloadIndex)[0]?.byObject.get(pod.resource);

/** Whether `spec.replicas` says how many pods there are. */
export const isReplicated = (kind: WorkloadKind): boolean =>
  kind === 'Deployment' ||
  kind === 'StatefulSet' ||
  kind === 'ReplicaSet' ||
  kind === 'ReplicationController' ||
  kind === 'DeploymentConfig';

/**
 * Whether the pod is meant to run until somebody stops it. What runs to its end, as the pods of Jobs do, has no use for probes,
 * replicas and the like.
 */
export const isLongRunning = ({ resource, spec }: PodView): boolean =>
  resource.reference.kind !== 'Job' &&
  resource.reference.kind !== 'CronJob' &&
  (spec.restartPolicy ?? 'Always') === 'Always';
