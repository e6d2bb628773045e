import { isSet, type Manifest, named, releaseNamespace, value, when } from '../template/part.ts';
import { labels, selectorLabels } from './labels.ts';
import { isSplit, metricsPort, servesMetrics } from './pod.ts';

const webhookPort = 443;

/** Who answers: the API, the webhook, and metrics of every part. */
export const services: readonly Manifest[] = [
  {
    file: 'api/service.yaml',
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: named('api'), namespace: releaseNamespace, labels: labels('api') },
      spec: {
        selector: {
          ...selectorLabels('api'),
          'app.kubernetes.io/component': when(isSplit, 'api', 'controller'),
        },
        ports: [
          {
            name: 'api',
            port: value('api.port'),
            targetPort: 'http',
            appProtocol: when(isSet('api.tlsSecretName'), 'https', 'http'),
          },
        ],
      },
    },
  },
  {
    file: 'admission/service.yaml',
    when: isSet('admission.enabled'),
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: named('admission'), namespace: releaseNamespace, labels: labels('admission') },
      spec: {
        selector: selectorLabels('admission'),
        ports: [{ name: 'webhook', port: webhookPort, targetPort: 'webhook', appProtocol: 'https' }],
      },
    },
  },
  {
    file: 'metrics-service.yaml',
    when: servesMetrics,
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: named('metrics'), namespace: releaseNamespace, labels: labels('monitoring') },
      spec: {
        clusterIP: 'None',
        selector: {
          'app.kubernetes.io/name': 'seawall',
          'app.kubernetes.io/instance': selectorLabels('api')['app.kubernetes.io/instance'] ?? '',
          'seawall.dev/metrics': 'served',
        },
        ports: [{ name: 'metrics', port: metricsPort, targetPort: 'metrics', appProtocol: 'http' }],
      },
    },
  },
];
