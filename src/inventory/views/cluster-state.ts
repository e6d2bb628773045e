import type { Resource } from '../../model/resource.ts';
import { boolean, list, object, type Shaped, string } from '../../model/shape.ts';
import { type Inventory, namespaceOf } from '../inventory.ts';
import type { Target, View } from '../target.ts';

const shape = object({
  date: string,
  server: object({ version: string, platform: string }),
  groups: list(string),
  anonymous: object({ version: string, api: string }),
});

/** A cluster that was read from its API server. */
export interface ClusterView extends View {
  /** The day on which it was read: `2026-11-24`. */
  readonly date: string;
  /** What the server says it is: `v1.36.3`; empty where it does not say. */
  readonly version: string;
  /** What a stranger is told: `answered`, `forbidden`, `refused`; `undefined` where that is not known. */
  readonly anonymous: Shaped<typeof shape>['anonymous'];
}

/** Nobody can write these into a manifest: only what was read from a cluster counts. */
const stateOf = (inventory: Inventory, kind: string): readonly Resource[] =>
  inventory.ofKind('', kind).filter(({ origin }) => origin.kind === 'cluster');

export const clusters: Target<ClusterView> = {
  id: 'clusters',
  title: 'the cluster, read from its API server',
  views: (inventory) =>
    stateOf(inventory, 'Cluster').map((resource) => {
      const { date = '', server, anonymous } = inventory.read(shape, resource) ?? {};
      return { resource, date, version: server?.version ?? '', anonymous };
    }),
};

/** The cluster that was read; `undefined` where manifests were. */
export const clusterOf = (inventory: Inventory): ClusterView | undefined => inventory.select(clusters)[0];

/** The same target where a cluster was read, and nothing where manifests were. */
export const inCluster = <T extends View>(target: Target<T>): Target<T> => ({
  id: `live-${target.id}`,
  title: `${target.title}, in a live cluster`,
  views: (inventory) => (clusterOf(inventory) === undefined ? [] : inventory.select(target)),
});

const podShape = object({
  /** Kind of what made it. */
  controller: string,
  nodeName: string,
  serviceAccountName: string,
  phase: string,
  images: list(object({ container: string, image: string, imageID: string })),
});

/** What runs: a controller's pods too, which are judged by their template otherwise. */
export interface RunningPodView extends View {
  readonly namespace: string;
  readonly name: string;
  readonly spec: Shaped<typeof podShape>;
  readonly images: readonly RunningImage[];
}

export interface RunningImage {
  /** As the pod names it. */
  readonly name: string;
  /** What the node runs for it; `undefined` where it does not say. The imageID before it depends on where the node got it from. */
  readonly digest: string | undefined;
}

const viewRunning = (resource: Resource, inventory: Inventory): RunningPodView => {
  const spec = inventory.read(podShape, resource) ?? {};
  return {
    resource,
    namespace: namespaceOf(resource),
    name: resource.reference.name,
    spec,
    images: (spec.images ?? []).map(({ image = '', imageID = '' }) => ({
      name: image,
      digest: /sha256:[0-9a-f]+$/.exec(imageID)?.[0],
    })),
  };
};

export const runningPods: Target<RunningPodView> = {
  id: 'running-pods',
  title: 'every pod that runs',
  views: (inventory) => {
    // Where Pods may not be listed, nothing is known of what runs.
    inventory.ofKind('', 'Pod');
    return stateOf(inventory, 'RunningPod').map((resource) =>
      inventory.single('running-pods', resource, resource, viewRunning),
    );
  },
};

interface RunningIndex extends View {
  readonly byNode: ReadonlyMap<string, readonly RunningPodView[]>;
}

const runningIndex: Target<RunningIndex> = {
  id: 'running-index',
  title: 'running pods by node',
  views: (inventory) => {
    const all = inventory.select(runningPods);
    const first = all[0];
    if (first === undefined) return [];
    return [{ resource: first.resource, byNode: Map.groupBy(all, ({ spec }) => spec.nodeName ?? '') }];
  },
};

export const podsOnNode = (inventory: Inventory, node: string): readonly RunningPodView[] =>
  inventory.select(runningIndex)[0]?.byNode.get(node) ?? [];

const endpointShape = object({ service: string, isReady: boolean });

interface ReadyIndex extends View {
  /** By `NAMESPACE/SERVICE`. */
  readonly byService: ReadonlyMap<string, 'ready' | 'not-ready'>;
}

const readyIndex: Target<ReadyIndex> = {
  id: 'ready-index',
  title: 'what is ready by Service',
  views: (inventory) => {
    inventory.ofKind('discovery.k8s.io', 'EndpointSlice');
    const all = stateOf(inventory, 'ServiceEndpoints');
    const byService = new Map<string, 'ready' | 'not-ready'>();
    for (const resource of all) {
      const { service = '', isReady } = inventory.read(endpointShape, resource) ?? {};
      const key = `${namespaceOf(resource)}/${service}`;
      if (isReady === true || !byService.has(key))
        byService.set(key, isReady === true ? 'ready' : 'not-ready');
    }
    return all[0] === undefined ? [] : [{ resource: all[0], byService }];
  },
};

/** Whether something is ready behind a Service; `undefined` where its endpoints are not known. */
export const readinessOf = (
  inventory: Inventory,
  namespace: string,
  service: string,
): 'ready' | 'not-ready' | undefined =>
  inventory.select(readyIndex)[0]?.byService.get(`${namespace}/${service}`);
