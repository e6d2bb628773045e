import {
  all,
  type Condition,
  equals,
  isSet,
  type Manifest,
  type Members,
  named,
  type Part,
  releaseNamespace,
  spread,
  value,
  when,
} from '../template/part.ts';
import { type Component, labels, preDelete, selectorLabels } from './labels.ts';
import { isSplit, metricsPort, port, servesMetrics } from './pod.ts';

const tcp = (number: Part): Members => ({ protocol: 'TCP', port: number });

const dns: Members = {
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
    // OpenShift's resolver listens here.
    { protocol: 'UDP', port: 5353 },
    { protocol: 'TCP', port: 5353 },
  ],
  to: [{ namespaceSelector: {} }, { ipBlock: { cidr: '169.254.0.0/16' } }],
};

/** The API server has no pod that a selector could name: any address, unless values say where it is. */
const apiServer: Members = {
  ports: [tcp(443), tcp(6443), tcp(8443)],
  to: when(isSet('networkPolicy.apiServer'), value('networkPolicy.apiServer'), [
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '::/0' } },
  ]),
};

const store: Part = when(equals('store.kind', 'postgres'), {
  ports: [tcp(5432)],
  to: when(isSet('networkPolicy.store'), value('networkPolicy.store'), [
    { ipBlock: { cidr: '0.0.0.0/0' } },
    { ipBlock: { cidr: '::/0' } },
  ]),
});

const isMonitored = all(servesMetrics, isSet('networkPolicy.monitoring'));
const metrics: Part = when(isMonitored, {
  ports: [tcp(metricsPort)],
  from: value('networkPolicy.monitoring'),
});

const more: Part = spread('networkPolicy.egress');

const clients: Members = {
  ports: [tcp(port)],
  from: when(isSet('networkPolicy.clients'), value('networkPolicy.clients'), [{ podSelector: {} }]),
};

const policy = (
  component: Component,
  condition: Condition,
  ingress: Part | undefined,
  egress: readonly Part[],
  annotations?: Members,
): Manifest => ({
  file: `${component}/network-policy.yaml`,
  when: condition,
  object: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: named(component),
      namespace: releaseNamespace,
      labels: labels(component),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      podSelector: { matchLabels: selectorLabels(component) },
      policyTypes: ['Ingress', 'Egress'],
      // Left out, nothing comes in. An empty list would say the same, but the API server drops it.
      ...(ingress === undefined ? {} : { ingress }),
      egress,
    },
  },
});

const isOn = isSet('networkPolicy.enabled');

/** For every part what it needs, and nothing else. Probes come from the node, which no policy stops. */
export const networkPolicies: readonly Manifest[] = [
  policy(
    'controller',
    isOn,
    when(equals('mode', 'single'), [clients, metrics], when(isMonitored, [metrics])),
    [dns, apiServer, store, more],
  ),
  policy('api', all(isOn, isSplit), [clients, metrics], [dns, apiServer, store, more]),
  policy(
    'admission',
    all(isOn, isSet('admission.enabled')),
    // The API server calls from addresses that nobody can name beforehand.
    [{ ports: [tcp(value('admission.port'))] }, metrics],
    [dns, apiServer],
  ),
  // It stands with the Job that it is for, and at no other time: otherwise it would select nothing.
  {
    ...policy('cleanup', isOn, undefined, [dns, apiServer], { ...preDelete, 'helm.sh/hook-weight': '-1' }),
    only: 'chart',
  },
];
