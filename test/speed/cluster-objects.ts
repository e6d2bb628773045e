/** Objects as an API server sends them, in the mix of a middling cluster: with managedFields, uids, statuses and defaults. */

type Members = Record<string, unknown>;

export interface Made {
  readonly group: string;
  readonly kind: string;
  readonly object: Members;
}

/** Repeatable, and different for each object. */
const hex = (seed: number, length: number): string => {
  let text = '';
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(16).padStart(8, '0');
  }
  return text.slice(0, length);
};

const uid = (seed: number): string =>
  [8, 4, 4, 4, 12].map((length, at) => hex(seed * 7 + at, length)).join('-');

const metadata = (seed: number, name: string, namespace: string, more: Members = {}): Members => ({
  name,
  namespace,
  uid: uid(seed),
  resourceVersion: String(1_000_000 + seed),
  generation: 3,
  creationTimestamp: `2026-03-${String((seed % 28) + 1).padStart(2, '0')}T10:${String(seed % 60).padStart(2, '0')}:00Z`,
  ...more,
  managedFields: ['kubectl-client-side-apply', 'kube-controller-manager', 'kubelet'].map((manager) => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-03-01T10:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': {
        'f:labels': { '.': {}, 'f:app': {}, 'f:pod-template-hash': {} },
        'f:ownerReferences': { '.': {} },
      },
      'f:spec': { 'f:containers': { 'k:{"name":"app"}': { '.': {}, 'f:image': {}, 'f:resources': {} } } },
    },
  })),
});

const labelsOf = (app: number): Members => ({
  app: `app-${app}`,
  'app.kubernetes.io/name': `app-${app}`,
  'app.kubernetes.io/part-of': `team-${app % 12}`,
  'app.kubernetes.io/managed-by': 'Helm',
});

const podSpec = (app: number, seed: number): Members => ({
  volumes: [
    { name: 'config', configMap: { name: `app-${app}-config`, defaultMode: 420 } },
    {
      name: `kube-api-access-${hex(seed, 5)}`,
      projected: {
        sources: [
          { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
        defaultMode: 420,
      },
    },
  ],
  containers: [
    {
      name: 'app',
      image: `registry.example.com/team-${app % 12}/app-${app}:1.${app % 9}.${app % 31}`,
      args: ['--port=8080', `--name=app-${app}`, '--log-level=info'],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      env: [
        { name: 'DATABASE_HOST', value: `db-${app % 40}.data.svc.cluster.local` },
        { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: { name: `app-${app}`, key: 'password' } } },
        { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
      ],
      resources: { limits: { memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
      volumeMounts: [
        { name: 'config', readOnly: true, mountPath: '/etc/app' },
        {
          name: `kube-api-access-${hex(seed, 5)}`,
          readOnly: true,
          mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
        },
      ],
      livenessProbe: {
        httpGet: { path: '/live', port: 'http', scheme: 'HTTP' },
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
      readinessProbe: {
        httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' },
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: 'IfNotPresent',
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
      },
    },
  ],
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  dnsPolicy: 'ClusterFirst',
  serviceAccountName: `app-${app}`,
  serviceAccount: `app-${app}`,
  securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  schedulerName: 'default-scheduler',
});

const address = (seed: number): string => `10.${(seed >> 16) & 255}.${(seed >> 8) & 255}.${seed & 255}`;

const pod = (seed: number, app: number): Members => {
  const set = `app-${app}-${hex(app, 10)}`;
  return {
    metadata: metadata(seed, `${set}-${hex(seed, 5)}`, `team-${app % 12}`, {
      generateName: `${set}-`,
      labels: { ...labelsOf(app), 'pod-template-hash': hex(app, 10) },
      annotations: { 'checksum/config': hex(app, 64) },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: set,
          uid: uid(app),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
    spec: {
      ...podSpec(app, seed),
      nodeName: `node-${seed % 120}.example.com`,
      tolerations: ['not-ready', 'unreachable'].map((key) => ({
        key: `node.kubernetes.io/${key}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 300,
      })),
    },
    status: {
      phase: 'Running',
      podIP: address(seed),
      hostIP: address(seed % 120),
      qosClass: 'Burstable',
      startTime: '2026-03-01T10:00:00Z',
      conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
        type,
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: '2026-03-01T10:00:00Z',
      })),
      containerStatuses: [
        {
          name: 'app',
          image: `registry.example.com/team-${app % 12}/app-${app}:1.${app % 9}.${app % 31}`,
          imageID: `registry.example.com/team-${app % 12}/app-${app}@sha256:${hex(app, 64)}`,
          containerID: `containerd://${hex(seed, 64)}`,
          ready: true,
          restartCount: seed % 3,
          state: { running: { startedAt: '2026-03-01T10:00:00Z' } },
        },
      ],
    },
  };
};

const template = (app: number): Members => ({ metadata: { labels: labelsOf(app) }, spec: podSpec(app, app) });

const configText = (seed: number): string =>
  Array.from(
    { length: 20 },
    (_, line) => `setting.${line}.of.${hex(seed * 31 + line, 6)} = value-${hex(seed + line, 12)}`,
  ).join('\n');

/** Each of the kinds, with how many of a thousand objects are of it. */
const kinds: readonly (readonly [number, string, string, (seed: number, app: number) => Members])[] = [
  [400, '', 'Pod', pod],
  [
    80,
    'apps',
    'Deployment',
    (seed) => ({
      metadata: metadata(seed, `app-${seed}`, `team-${seed % 12}`, {
        labels: labelsOf(seed),
        annotations: {
          'deployment.kubernetes.io/revision': String(seed % 20),
          'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(template(seed)),
        },
      }),
      spec: {
        replicas: 5,
        selector: { matchLabels: { app: `app-${seed}` } },
        template: template(seed),
        strategy: { type: 'RollingUpdate' },
      },
      status: { replicas: 5, readyReplicas: 5, updatedReplicas: 5 },
    }),
  ],
  [
    120,
    'apps',
    'ReplicaSet',
    (seed) => ({
      metadata: metadata(seed, `app-${seed % 4_000}-${hex(seed, 10)}`, `team-${seed % 12}`, {
        labels: labelsOf(seed % 4_000),
      }),
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: `app-${seed % 4_000}` } },
        template: template(seed % 4_000),
      },
      status: { replicas: 0 },
    }),
  ],
  [
    100,
    '',
    'ConfigMap',
    (seed) => ({
      metadata: metadata(seed, `app-${seed}-config`, `team-${seed % 12}`, { labels: labelsOf(seed) }),
      data: { 'application.properties': configText(seed) },
    }),
  ],
  [
    80,
    '',
    'Secret',
    (seed) => ({
      metadata: metadata(seed, `app-${seed}`, `team-${seed % 12}`, { labels: labelsOf(seed) }),
      type: 'Opaque',
      data: { password: hex(seed, 32), 'tls.key': hex(seed, 1_600) },
    }),
  ],
  [
    80,
    '',
    'Service',
    (seed) => ({
      metadata: metadata(seed, `app-${seed}`, `team-${seed % 12}`, { labels: labelsOf(seed) }),
      spec: {
        clusterIP: address(seed),
        clusterIPs: [address(seed)],
        ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
        selector: { app: `app-${seed}` },
        type: 'ClusterIP',
        sessionAffinity: 'None',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Cluster',
      },
      status: { loadBalancer: {} },
    }),
  ],
  [
    80,
    '',
    'ServiceAccount',
    (seed) => ({ metadata: metadata(seed, `app-${seed}`, `team-${seed % 12}`, { labels: labelsOf(seed) }) }),
  ],
  [
    60,
    'rbac.authorization.k8s.io',
    'RoleBinding',
    (seed) => ({
      metadata: metadata(seed, `app-${seed}-reader`, `team-${seed % 12}`, { labels: labelsOf(seed) }),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: `app-${seed}-reader` },
      subjects: [{ kind: 'ServiceAccount', name: `app-${seed}`, namespace: `team-${seed % 12}` }],
    }),
  ],
];

/** Calls back with each of so many objects, kind by kind; so many pods are of one Deployment. */
export const eachObject = (count: number, podsAlike: number, take: (made: Made) => void): void => {
  let seed = 0;
  for (const [share, group, kind, make] of kinds) {
    const ofKind = Math.round((count * share) / 1_000);
    for (let index = 0; index < ofKind; index++) {
      seed++;
      take({ group, kind, object: make(seed, Math.floor(index / podsAlike)) });
    }
  }
};
