import {
  equals,
  isSet,
  type Manifest,
  type Members,
  named,
  type Part,
  releaseNamespace,
  text,
  value,
  when,
} from '../template/part.ts';
import { type Component, labels, selectorLabels } from './labels.ts';
import { isSingle, isSplit, podTemplate } from './pod.ts';

const metadata = (component: Component): Members => ({
  name: named(component),
  namespace: releaseNamespace,
  labels: labels(component),
});

const leading: readonly Part[] = [
  '--lease-namespace',
  releaseNamespace,
  '--cluster-name',
  value('clusterName'),
];
const projecting: readonly Part[] = [
  when(isSet('projections.openReports'), '--project=open-reports'),
  when(isSet('projections.events'), '--project=events'),
];
const isOnVolume = equals('store.kind', 'sqlite');

/** Controller and API in one pod. With SQLite it keeps its file on a volume of its own, which outlives it. */
const single: Manifest = {
  file: 'controller/stateful-set.yaml',
  when: isSingle,
  object: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata('controller'),
    spec: {
      replicas: 1,
      serviceName: named('api'),
      // A pod that never became ready would otherwise stop the very change that repairs it.
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorLabels('controller') },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      template: podTemplate({
        component: 'controller',
        account: 'controller',
        words: ['--role', 'all', ...leading, ...projecting],
        ports: [],
        resources: 'controller.resources',
        keepsFindings: true,
        serving: 'people',
        volumes: [],
        mounts: [when(isOnVolume, { name: 'data', mountPath: '/var/lib/seawall' })],
      }),
      volumeClaimTemplates: when(isOnVolume, [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'data', labels: selectorLabels('controller') },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: when(isSet('store.storageClass'), value('store.storageClass')),
            resources: { requests: { storage: value('store.size') } },
          },
        },
      ]),
    },
  },
};

const deployment = (component: Component, replicas: string, template: Members): Members => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(component),
  spec: {
    replicas: value(replicas),
    selector: { matchLabels: selectorLabels(component) },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    template,
  },
});

/** Pods of a part on different nodes, where there are several. */
const apart = (component: Component): Members => ({
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selectorLabels(component) },
    },
  ],
});

const controller: Manifest = {
  file: 'controller/deployment.yaml',
  when: isSplit,
  object: deployment(
    'controller',
    'controller.replicas',
    podTemplate({
      component: 'controller',
      account: 'controller',
      words: ['--role', 'controller', ...leading, ...projecting],
      ports: [],
      resources: 'controller.resources',
      keepsFindings: true,
      serving: 'probes',
      volumes: [],
      mounts: [],
      more: apart('controller'),
    }),
  ),
};

const api: Manifest = {
  file: 'api/deployment.yaml',
  when: isSplit,
  object: deployment(
    'api',
    'api.replicas',
    podTemplate({
      component: 'api',
      account: 'api',
      words: ['--role', 'api', '--cluster-name', value('clusterName')],
      ports: [],
      resources: 'api.resources',
      keepsFindings: true,
      serving: 'people',
      volumes: [],
      mounts: [],
      more: apart('api'),
    }),
  ),
};

const ownCertificate = isSet('admission.tlsSecretName');

const admission: Manifest = {
  file: 'admission/deployment.yaml',
  when: isSet('admission.enabled'),
  object: deployment(
    'admission',
    'admission.replicas',
    podTemplate({
      component: 'admission',
      account: 'admission',
      words: [
        '--role',
        'admission',
        '--webhook-port',
        text(value('admission.port')),
        when(ownCertificate, '--tls-folder'),
        when(ownCertificate, '/etc/seawall/tls'),
      ],
      ports: [{ name: 'webhook', containerPort: value('admission.port') }],
      resources: 'admission.resources',
      keepsFindings: false,
      serving: 'probes',
      volumes: [
        when(ownCertificate, { name: 'tls', secret: { secretName: value('admission.tlsSecretName') } }),
      ],
      mounts: [when(ownCertificate, { name: 'tls', mountPath: '/etc/seawall/tls', readOnly: true })],
      more: {
        ...apart('admission'),
        hostNetwork: when(isSet('admission.hostNetwork'), true),
        dnsPolicy: when(isSet('admission.hostNetwork'), 'ClusterFirstWithHostNet'),
      },
    }),
  ),
};

export const workloads: readonly Manifest[] = [single, controller, api, admission];
