import type { Role } from '../rights/right.ts';
import {
  any,
  digestOf,
  equals,
  type Hole,
  isSet,
  type Members,
  named,
  type Part,
  releaseName,
  spread,
  text,
  value,
  when,
} from '../template/part.ts';
import { type Component, labels } from './labels.ts';
import { serverMounts, serverVolumes, serverWords } from './server-files.ts';
import { type Serving, tlsMount, tlsScheme, tlsVolume, tlsWords } from './serving.ts';

/** Where every part listens: the API, health, and metrics with a token. */
export const port = 8440;
/** Metrics for whoever reaches it, where values ask for that. */
export const metricsPort = 8441;
export const servesMetrics = any(isSet('monitoring.metrics'), isSet('monitoring.serviceMonitor'));

const registry: Hole = when(isSet('image.registry'), text(value('image.registry'), '/'), '') as Hole;
const version: Hole = when(
  isSet('image.digest'),
  text('@', value('image.digest')),
  text(':', value('image.tag')),
) as Hole;

export const image: Part = text(registry, value('image.repository'), version);

/** What the restricted level of the Pod Security Standards asks of a container, and a file system that nobody writes to. */
export const containerSecurity: Members = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

export const podSecurity: Members = {
  runAsNonRoot: true,
  runAsUser: 65_532,
  runAsGroup: 65_532,
  fsGroup: 65_532,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Where pods run, and how they get the image: the same for all. */
export const placement: Members = {
  imagePullSecrets: when(isSet('image.pullSecrets'), value('image.pullSecrets')),
  nodeSelector: when(isSet('nodeSelector'), value('nodeSelector')),
  tolerations: when(isSet('tolerations'), value('tolerations')),
  affinity: when(isSet('affinity'), value('affinity')),
  priorityClassName: when(isSet('priorityClassName'), value('priorityClassName')),
};

const isPostgres = equals('store.kind', 'postgres');

const environment = (keepsFindings: boolean): readonly Part[] => [
  { name: 'SEAWALL_RELEASE', value: releaseName },
  ...(keepsFindings
    ? [
        when(
          isPostgres,
          {
            name: 'SEAWALL_STORE',
            valueFrom: { secretKeyRef: { name: value('store.secretName'), key: value('store.secretKey') } },
          },
          { name: 'SEAWALL_STORE', value: 'sqlite:/var/lib/seawall/seawall.db' },
        ),
      ]
    : []),
  when(isSet('caBundleConfigMap'), { name: 'NODE_EXTRA_CA_CERTS', value: '/etc/seawall/ca/ca.crt' }),
  spread('extraEnvironment'),
];

const probe = (serving: Serving, path: string, more: Members): Members => ({
  httpGet: { path, port: 'http', scheme: tlsScheme(serving) },
  timeoutSeconds: 2,
  ...more,
});

/** What tells one part's pod from another's. */
export interface PodPlan {
  readonly component: Component;
  /** Whose account it has. */
  readonly account: Role;
  /** The words behind `seawall serve`. */
  readonly words: readonly Part[];
  readonly ports: readonly Members[];
  /** Path of the values of its resources. */
  readonly resources: string;
  readonly keepsFindings: boolean;
  readonly serving: Serving;
  readonly volumes: readonly Part[];
  readonly mounts: readonly Part[];
  readonly more?: Members;
}

/** The pod template of a part. */
export const podTemplate = (plan: PodPlan): Members => ({
  metadata: {
    labels: { ...labels(plan.component), 'seawall.dev/metrics': 'served' },
    annotations: {
      'kubectl.kubernetes.io/default-container': 'seawall',
      // The server reads its file once: another text makes other pods.
      'seawall.dev/access': when(isSet('server.access'), digestOf('server.access')),
      '...': spread('podAnnotations'),
    },
  },
  spec: {
    serviceAccountName: named(plan.account),
    // The account itself hands out no token; this pod talks with the API server.
    automountServiceAccountToken: true,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 30,
    securityContext: podSecurity,
    ...placement,
    ...plan.more,
    containers: [
      {
        name: 'seawall',
        image,
        imagePullPolicy: value('image.pullPolicy'),
        args: [
          'serve',
          '--listen',
          `0.0.0.0:${port}`,
          ...tlsWords(plan.serving),
          when(servesMetrics, `--metrics-listen=0.0.0.0:${metricsPort}`),
          ...plan.words,
          ...(plan.keepsFindings ? serverWords : []),
          spread('extraArguments'),
        ],
        env: environment(plan.keepsFindings),
        ports: [
          { name: 'http', containerPort: port },
          when(servesMetrics, { name: 'metrics', containerPort: metricsPort }),
          ...plan.ports,
        ],
        startupProbe: probe(plan.serving, '/healthz', { periodSeconds: 2, failureThreshold: 60 }),
        livenessProbe: probe(plan.serving, '/healthz', { periodSeconds: 10, failureThreshold: 6 }),
        readinessProbe: probe(plan.serving, '/readyz', { periodSeconds: 5, failureThreshold: 3 }),
        resources: value(plan.resources),
        securityContext: containerSecurity,
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          when(isSet('caBundleConfigMap'), { name: 'ca', mountPath: '/etc/seawall/ca', readOnly: true }),
          ...tlsMount(plan.serving),
          ...(plan.keepsFindings ? serverMounts : []),
          ...plan.mounts,
        ],
      },
    ],
    volumes: [
      { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
      when(isSet('caBundleConfigMap'), { name: 'ca', configMap: { name: value('caBundleConfigMap') } }),
      ...tlsVolume(plan.serving),
      ...(plan.keepsFindings ? serverVolumes : []),
      ...plan.volumes,
    ],
  },
});

export const isSingle = equals('mode', 'single');
export const isSplit = equals('mode', 'split');
