import { type FieldPath, fieldPath, valueAt } from '../../model/field-path.ts';
import { type Resource, versionOf } from '../../model/resource.ts';
import { any, list, object, type Shape, type Shaped, string } from '../../model/shape.ts';
import type { Inventory } from '../inventory.ts';
import type { Target, View } from '../target.ts';

const volumes = list(object({ name: string, hostPath: string, mountPath: string, pathType: string }));
const component = object({ extraArgs: any, extraVolumes: volumes });

const clusterConfiguration = object({
  apiServer: component,
  controllerManager: component,
  scheduler: component,
  etcd: object({
    local: object({ extraArgs: any }),
    external: object({ endpoints: list(string), caFile: string, certFile: string, keyFile: string }),
  }),
});

const nodeConfiguration = object({ nodeRegistration: object({ kubeletExtraArgs: any }) });

/** A part of kubeadm's configuration, with its place in the object that holds it. */
export interface KubeadmPart<T> extends View {
  readonly path: FieldPath;
  readonly object: T;
  /** How `extraArgs` are written in this version. */
  readonly form: 'map' | 'list';
}

export type ClusterConfiguration = KubeadmPart<Shaped<typeof clusterConfiguration>>;
export type NodeConfiguration = KubeadmPart<Shaped<typeof nodeConfiguration>>;

interface Holder {
  readonly group: string;
  readonly kind: string;
  /** Path of what the part lies in. */
  readonly at: string;
}

/** Objects of Cluster API that carry kubeadm's configuration. Theirs is v1beta1 of kubeadm in the old form up to v1beta1 of Cluster API. */
const clusterApiHolders: readonly Holder[] = [
  { group: 'controlplane.cluster.x-k8s.io', kind: 'KubeadmControlPlane', at: '/spec/kubeadmConfigSpec' },
  {
    group: 'controlplane.cluster.x-k8s.io',
    kind: 'KubeadmControlPlaneTemplate',
    at: '/spec/template/spec/kubeadmConfigSpec',
  },
  { group: 'bootstrap.cluster.x-k8s.io', kind: 'KubeadmConfig', at: '/spec' },
  { group: 'bootstrap.cluster.x-k8s.io', kind: 'KubeadmConfigTemplate', at: '/spec/template/spec' },
];

const oldForm = /^v1(?:alpha\d+|beta[123])$/;

/** kubeadm turned the map into a list in v1beta4, Cluster API in v1beta2. */
const formOf = ({ reference: { apiVersion } }: Resource): 'map' | 'list' => {
  const version = versionOf(apiVersion);
  const isOld = apiVersion.startsWith('kubeadm.') ? oldForm.test(version) : version === 'v1beta1';
  return isOld || version.startsWith('v1alpha') ? 'map' : 'list';
};

const partsIn = <T>(
  inventory: Inventory,
  shape: Shape<T>,
  kinds: readonly string[],
  keys: readonly string[],
): readonly KubeadmPart<T>[] => {
  const part = (resource: Resource, path: string): readonly KubeadmPart<T>[] => {
    const value = valueAt(resource.object, path);
    if (value === undefined) return [];
    const read = inventory.read(shape, resource, value, path);
    return read === undefined
      ? []
      : [{ resource, path: fieldPath(path), object: read, form: formOf(resource) }];
  };
  return [
    ...kinds.flatMap((kind) =>
      inventory.ofKind('kubeadm.k8s.io', kind).flatMap((resource) => part(resource, '')),
    ),
    ...clusterApiHolders.flatMap(({ group, kind, at }) =>
      inventory
        .ofKind(group, kind)
        .flatMap((resource) => keys.flatMap((key) => part(resource, `${at}/${key}`))),
    ),
  ];
};

/** Every ClusterConfiguration of kubeadm, also within objects of Cluster API. */
export const clusterConfigurations: Target<ClusterConfiguration> = {
  id: 'kubeadm-cluster-configurations',
  title: 'every ClusterConfiguration of kubeadm',
  views: (inventory) =>
    partsIn(inventory, clusterConfiguration, ['ClusterConfiguration'], ['clusterConfiguration']),
};

/** Every InitConfiguration and JoinConfiguration of kubeadm, also within objects of Cluster API. */
export const nodeConfigurations: Target<NodeConfiguration> = {
  id: 'kubeadm-node-configurations',
  title: 'every InitConfiguration and JoinConfiguration of kubeadm',
  views: (inventory) =>
    partsIn(
      inventory,
      nodeConfiguration,
      ['InitConfiguration', 'JoinConfiguration'],
      ['initConfiguration', 'joinConfiguration'],
    ),
};
