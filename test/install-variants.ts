import { manifests } from '../src/apps/install/manifests.ts';
import { fill } from '../src/apps/install/template/fill.ts';
import { type Values, valuesWith } from '../src/apps/install/values/read-values.ts';

/** Ways to install, for tests: each branch of each condition is taken by one of them. */
export const variants: Readonly<Record<string, Values>> = {
  default: {},
  split: {
    mode: 'split',
    clusterName: 'eu-1',
    store: { kind: 'postgres', secretName: 'database' },
    controller: { replicas: 2 },
    api: { replicas: 3, port: 443, tlsSecretName: 'api-tls' },
    server: { secretName: 'keys' },
    networkPolicy: {
      clients: [{ namespaceSelector: { matchLabels: { ingress: 'true' } } }],
      monitoring: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }],
      apiServer: [{ ipBlock: { cidr: '10.0.0.1/32' } }],
      store: [{ ipBlock: { cidr: '10.0.0.9/32' } }],
      egress: [{ ports: [{ port: 8443 }] }],
    },
  },
  everything: {
    image: {
      registry: 'mirror.example.com:5000',
      repository: 'security/seawall',
      digest: `sha256:${'0'.repeat(64)}`,
      pullPolicy: 'Always',
      pullSecrets: [{ name: 'pull' }],
    },
    store: { size: '20Gi', storageClass: 'fast' },
    admission: { enabled: true, replicas: 3, port: 10_250 },
    rbac: {
      readSecrets: true,
      extraReads: [{ apiGroups: ['example.com'], resources: ['widgets'], verbs: ['get', 'list', 'watch'] }],
      impersonateUsers: ['ann'],
      impersonateGroups: ['platform'],
    },
    server: {
      publicUrl: 'https://seawall.example.com',
      access: {
        oidc: { issuer: 'https://id.example.com', clientId: 'seawall <a&b>' },
        roles: [{ role: 'viewer', groups: ['développeurs'] }],
      },
      oidcSecretName: 'oidc',
      notificationsSecretName: 'notifications',
    },
    projections: { openReports: true, events: true },
    networkPolicy: { monitoring: [{ podSelector: {} }] },
    monitoring: {
      metrics: true,
      serviceMonitor: true,
      prometheusRule: true,
      dashboard: true,
      labels: { release: 'prometheus' },
    },
    nodeSelector: { pool: 'security' },
    tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    affinity: { nodeAffinity: {} },
    priorityClassName: 'system-cluster-critical',
    podAnnotations: { 'example.com/note': 'a "quoted" {{ text }}' },
    extraArguments: ['--log', 'debug'],
    extraEnvironment: [{ name: 'TZ', value: 'UTC' }],
    caBundleConfigMap: 'authorities',
  },
  managed: {
    admission: { enabled: true, hostNetwork: true, tlsSecretName: 'webhook-tls' },
    api: { tlsSecretName: 'api-tls' },
    monitoring: { metrics: true },
    networkPolicy: { enabled: false },
    nodeSelector: {},
  },
};

/** The objects of a variant, as `seawall install` applies them. */
export const objectsOf = (name: string): readonly Readonly<Record<string, unknown>>[] =>
  fill(manifests, {
    values: valuesWith([{ from: name, values: variants[name] }]),
    release: { name: 'sea', namespace: 'security', service: 'Helm' },
  });
