import { join } from '../../model/field-path.ts';
import type { Inventory } from '../inventory.ts';
import type { ComponentName, ComponentView } from './component.ts';
import { flagsInExtraArgs, placeInExtraArgs } from './component-flags.ts';
import { type ClusterConfiguration, clusterConfigurations } from './kubeadm.ts';
import { kubeadmDefaults } from './kubeadm-defaults.ts';

/** The components that kubeadm starts for a ClusterConfiguration. An external etcd is started by somebody else. */
export const componentsInKubeadm = (inventory: Inventory): readonly ComponentView[] =>
  inventory.select(clusterConfigurations).flatMap((cluster) => {
    const { apiServer, controllerManager, scheduler, etcd } = cluster.object;
    return [
      component(cluster, 'kube-apiserver', ['apiServer'], apiServer?.extraArgs),
      component(cluster, 'kube-controller-manager', ['controllerManager'], controllerManager?.extraArgs),
      component(cluster, 'kube-scheduler', ['scheduler'], scheduler?.extraArgs),
      ...(etcd?.external === undefined
        ? [component(cluster, 'etcd', ['etcd', 'local'], etcd?.local?.extraArgs)]
        : []),
    ];
  });

const component = (
  cluster: ClusterConfiguration,
  name: Exclude<ComponentName, 'kube-proxy'>,
  keys: readonly string[],
  extraArgs: unknown,
): ComponentView => {
  const path = join(cluster.path, ...keys, 'extraArgs');
  const flags = flagsInExtraArgs(extraArgs, path);
  return {
    resource: cluster.resource,
    component: name,
    flags,
    defaults: kubeadmDefaults[name](cluster),
    hasFile: flags.some((flag) => flag.name === 'config' || flag.name === 'config-file'),
    placeOf: (flag) => placeInExtraArgs(extraArgs, path, flag, cluster.form),
    pod: undefined,
  };
};
