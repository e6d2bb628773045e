import { type FieldPath, fieldPath } from '../../model/field-path.ts';
import { string } from '../../model/shape.ts';
import type { Target, View } from '../target.ts';
import { flagOf, pathOfFlag } from './component.ts';
import { kubeProxies } from './components.ts';
import { kindTarget } from './kind.ts';

/** What a kube-proxy is told, by its file or by its command line. */
export interface KubeProxySetting extends View {
  readonly metricsAddress: string | undefined;
  /** Where that address is, or belongs. */
  readonly path: FieldPath;
}

const configurations = kindTarget(
  'kube-proxy-configurations',
  'every KubeProxyConfiguration',
  ['kubeproxy.config.k8s.io/KubeProxyConfiguration'],
  { metricsBindAddress: string },
);

export const kubeProxySettings: Target<KubeProxySetting> = {
  id: 'kube-proxy-settings',
  title: 'every KubeProxyConfiguration, and every kube-proxy that a pod starts',
  views: (inventory) => [
    ...inventory.select(configurations).map(({ resource, object }) => ({
      resource,
      metricsAddress: object.metricsBindAddress,
      path: fieldPath('/metricsBindAddress'),
    })),
    ...inventory.select(kubeProxies).map((proxy) => ({
      resource: proxy.resource,
      metricsAddress: flagOf(proxy, 'metrics-bind-address')?.value,
      path: pathOfFlag(proxy, 'metrics-bind-address'),
    })),
  ],
};
