import { type FieldPath, fieldPath } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { object } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import { bare, type Target } from '../target.ts';
import { type Metadata, metadata } from './metadata.ts';
import { type Container, type PodSpec, podSpec } from './pod-spec.ts';

/** A container of any sort, listed once, with its place in the object. */
export interface ContainerView {
  readonly name: string;
  /** `sidecar` is an init container with `restartPolicy: Always` (Kubernetes 1.29, "native sidecar"). */
  readonly sort: 'container' | 'init' | 'sidecar' | 'ephemeral';
  readonly path: FieldPath;
  readonly spec: Container;
}

/** The pod spec inside any kind that holds one. */
export interface PodView {
  readonly resource: Resource;
  /** Path of the pod spec in the object: `/spec` in a Pod, `/spec/template/spec` in a Deployment. */
  readonly path: FieldPath;
  /** Path of the pod's own metadata: `/metadata` in a Pod, `/spec/template/metadata` in a Deployment. */
  readonly metadataPath: FieldPath;
  /** The pod's own labels and annotations: those of the template. */
  readonly metadata: Metadata;
  readonly spec: PodSpec;
  /** Init, regular and ephemeral containers, in that order. */
  readonly containers: readonly ContainerView[];
  /** What `spec.os.name` says. `undefined` is treated as Linux by everything but Windows-only fields. */
  readonly os: string | undefined;
}

/** Where the kinds keep their pod: the path of what holds `metadata` and `spec`. */
const holders: Readonly<Record<string, { readonly group: string; readonly path: readonly string[] }>> = {
  Pod: { group: '', path: [] },
  ReplicationController: { group: '', path: ['spec', 'template'] },
  PodTemplate: { group: '', path: ['template'] },
  Deployment: { group: 'apps', path: ['spec', 'template'] },
  StatefulSet: { group: 'apps', path: ['spec', 'template'] },
  DaemonSet: { group: 'apps', path: ['spec', 'template'] },
  ReplicaSet: { group: 'apps', path: ['spec', 'template'] },
  Job: { group: 'batch', path: ['spec', 'template'] },
  CronJob: { group: 'batch', path: ['spec', 'jobTemplate', 'spec', 'template'] },
  DeploymentConfig: { group: 'apps.openshift.io', path: ['spec', 'template'] },
};

/** Old groups of the same kinds: manifests from before Kubernetes 1.16 are scanned too. */
const oldGroups: readonly string[] = ['extensions'];

const shape = object({ metadata, spec: podSpec });

const within = (value: unknown, keys: readonly string[]): unknown => {
  let result = value;
  for (const key of keys) {
    if (typeof result !== 'object' || result === null) return undefined;
    result = (result as Readonly<Record<string, unknown>>)[key];
  }
  return result;
};

const listContainers = (spec: PodSpec, path: string): readonly ContainerView[] => {
  const views: ContainerView[] = [];
  const add = (
    containers: readonly Container[] | undefined,
    field: string,
    sortOf: (spec: Container) => ContainerView['sort'],
  ) => {
    if (containers === undefined) return;
    for (let index = 0; index < containers.length; index++) {
      const one = containers[index];
      if (one === undefined) continue;
      views.push({
        name: one.name ?? `${field}[${index}]`,
        sort: sortOf(one),
        path: fieldPath(`${path}/${field}/${index}`),
        spec: one,
      });
    }
  };
  add(spec.initContainers, 'initContainers', (one) => (one.restartPolicy === 'Always' ? 'sidecar' : 'init'));
  add(spec.containers, 'containers', () => 'container');
  add(spec.ephemeralContainers, 'ephemeralContainers', () => 'ephemeral');
  return views;
};

/** The pod in a resource; `undefined` when it holds none. */
export const viewPod = (inventory: Inventory, resource: Resource): PodView | undefined =>
  inventory.single('pods', resource, resource, readPod);

const readPod = (resource: Resource, inventory: Inventory): PodView | undefined => {
  const holder = holders[resource.reference.kind];
  if (holder === undefined) return undefined;
  const holding = holder.path.length === 0 ? '' : `/${holder.path.join('/')}`;
  const pod = inventory.read(shape, resource, within(resource.object, holder.path), holding);
  if (pod?.spec === undefined) return undefined;
  const path = fieldPath(`${holding}/spec`);
  return {
    resource,
    path,
    metadataPath: fieldPath(`${holding}/metadata`),
    metadata: pod.metadata ?? {},
    spec: pod.spec,
    containers: listContainers(pod.spec, path),
    os: pod.spec.os?.name,
  };
};

/** Whether objects of a kind hold a pod spec. */
export const holdsPod = (group: string, kind: string): boolean =>
  Object.hasOwn(holders, kind) && holders[kind]?.group === group;

/** The objects of the kinds, those without a pod spec too. */
export const podHolders: Target = {
  id: 'pod-holders',
  title: 'every object of the kinds that hold a pod spec',
  views: (inventory) =>
    Object.entries(holders).flatMap(([kind, { group }]) =>
      [group, ...(group === 'apps' ? oldGroups : [])].flatMap((one) =>
        inventory.ofKind(one, kind).map((resource) => inventory.single('object', resource, resource, bare)),
      ),
    ),
};

/** A pod of which only the labels are written, as in a patch. */
export interface BareTemplate {
  readonly resource: Resource;
  readonly labels: Readonly<Record<string, string>>;
}

const labelled = object({ metadata });

/** Selectors find them as well, although there is no pod spec to look at. */
export const bareTemplates: Target<BareTemplate> = {
  id: 'bare-templates',
  title: 'every pod template without a spec',
  views: (inventory) =>
    inventory.select(podHolders).flatMap(({ resource }) => {
      const pod = within(resource.object, holders[resource.reference.kind]?.path ?? []);
      if (within(pod, ['spec']) !== undefined) return [];
      const labels = inventory.read(labelled, resource, pod)?.metadata?.labels;
      return labels === undefined ? [] : [{ resource, labels }];
    }),
};

/** Every pod spec, in any of the kinds that hold one. */
export const pods: Target<PodView> = {
  id: 'pods',
  title: 'every pod spec, in any of the kinds that hold one',
  views: (inventory) =>
    inventory.select(podHolders).flatMap(({ resource }) => viewPod(inventory, resource) ?? []),
};
