import { type KubeProxySetting, kubeProxySettings } from '../../../../inventory/views/kube-proxy.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { staticPod } from '../../control-plane/example-objects.ts';

const isLocal = (address: string): boolean => address === '' || /^(?:127\.|\[?::1|localhost)/.test(address);

const evaluate = ({ metricsAddress, path }: KubeProxySetting): readonly Violation[] =>
  metricsAddress === undefined || isLocal(metricsAddress)
    ? none
    : [{ path, detail: `kube-proxy gives its metrics and its state to everybody at ${metricsAddress}` }];

export const kubeProxyMetricsAddress = defineCheck({
  id: 'kube-proxy-metrics-address',
  title: 'Metrics of kube-proxy must not be there for everybody',
  severity: 'low',
  reason: 'metrics of kube-proxy open',
  rationale:
    'The port asks nobody who he is, and tells Services and addresses of the cluster to whoever scans the network.',
  controls: { cis: ['4.3.1'], kubescape: ['C-0291'], attack: ['T1046'] },
  sources: ['malicious-actor'],
  target: kubeProxySettings,
  evaluate,
  remedy: {
    safety: 'choice',
    words: 'Set metricsBindAddress to 127.0.0.1:10249, and let an agent on the node ask for it.',
  },
  examples: [
    {
      name: 'by default',
      objects:
        '{ apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, metricsBindAddress: "" }',
      violations: [],
    },
    {
      name: 'open',
      objects:
        '{ apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, metricsBindAddress: "0.0.0.0:10249" }',
      violations: ['/metricsBindAddress'],
    },
    {
      name: 'open by a flag',
      objects: staticPod('kube-proxy', '--metrics-bind-address=0.0.0.0'),
      violations: ['/spec/containers/0/command/1'],
    },
  ],
});
