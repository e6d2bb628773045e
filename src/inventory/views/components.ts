import type { Target } from '../target.ts';
import type { ComponentName, ComponentView } from './component.ts';
import { componentsInKubeadm } from './kubeadm-components.ts';
import { componentsInPods } from './pod-components.ts';
import { componentsInUnits } from './unit-components.ts';

/** Every component that a pod, kubeadm or systemd starts. */
export const components: Target<ComponentView> = {
  id: 'components',
  title: 'every component of the cluster that a pod, kubeadm or systemd starts',
  views: (inventory) => [
    ...componentsInPods(inventory),
    ...componentsInKubeadm(inventory),
    ...componentsInUnits(inventory),
  ],
};

const only = (id: string, name: ComponentName): Target<ComponentView> => ({
  id,
  title: `every ${name} that a pod, kubeadm or systemd starts`,
  views: (inventory) => inventory.select(components).filter(({ component }) => component === name),
});

export const apiServers = only('api-servers', 'kube-apiserver');
export const controllerManagers = only('controller-managers', 'kube-controller-manager');
export const schedulers = only('schedulers', 'kube-scheduler');
export const etcds = only('etcds', 'etcd');
export const kubeProxies = only('kube-proxies', 'kube-proxy');
