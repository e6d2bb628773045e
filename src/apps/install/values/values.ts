import type { Rule, Schema } from '../../../model/kinds/schema.ts';
import { flag, free, list, map, record, text, whole, word } from '../../../model/kinds/schemas.ts';
import { version } from '../../version.ts';

/** What an installation may set: Helm's values.yaml with its schema, and `seawall install --values`, come out of this. */

const optional = (description: string, maxLength: number, by = ''): Schema<string> =>
  text(description, maxLength, { minLength: 0, default: by });

const replicas = (by: number): Schema<number> =>
  whole('How many run.', { minimum: 1, maximum: 100 }, { default: by });

const resources = (memory: string, cpu: string, most: string): Schema =>
  free('What one pod is given.', 'mapping', {
    default: { requests: { cpu, memory }, limits: { memory: most } },
  });

const switched = (description: string): Schema<boolean> => flag(description, { default: false });

const peers = (description: string): Schema =>
  free(`${description} NetworkPolicyPeers, as Kubernetes has them.`, 'list', { default: [] });

const labels = (description: string, by: Readonly<Record<string, string>> = {}): Schema =>
  map(description, text('A value.', 253, { minLength: 0 }), 64, { default: by });

const image = record('Where the image comes from.', {
  registry: optional(
    'Host of the registry, such as that of a mirror. Empty: that of the container runtime.',
    253,
  ),
  repository: text('Name within the registry.', 255, { default: 'seawall' }),
  tag: text('Which version.', 128, { default: version }),
  digest: optional('Pins the image by its digest, sha256:…; the tag then only shows.', 71),
  pullPolicy: word('When it is pulled.', ['IfNotPresent', 'Always', 'Never'], { default: 'IfNotPresent' }),
  pullSecrets: free('Secrets with which it is pulled, each as name: NAME.', 'list', { default: [] }),
});

const store = record('Where findings are kept.', {
  kind: word(
    'sqlite: a file on a volume, one pod. postgres: a database of yours, any number of pods.',
    ['sqlite', 'postgres'],
    {
      default: 'sqlite',
    },
  ),
  size: text('Size of the volume for SQLite.', 32, { default: '8Gi' }),
  storageClass: optional("Class of the volume for SQLite. Empty: the cluster's own.", 253),
  secretName: optional('Secret of this namespace that holds the URL of PostgreSQL.', 253),
  secretKey: text('Key of that secret.', 253, { default: 'url' }),
});

const placement = {
  nodeSelector: labels('Labels of the nodes that pods may run on.', { 'kubernetes.io/os': 'linux' }),
  tolerations: free('Taints that pods bear.', 'list', { default: [] }),
  affinity: free('Where pods would rather run.', 'mapping', { default: {} }),
  priorityClassName: optional('Priority of the pods.', 253),
};

const api = record('The API and the console.', {
  replicas: replicas(1),
  port: whole('Port of the Service.', { minimum: 1, maximum: 65_535 }, { default: 8440 }),
  tlsSecretName: optional(
    'Secret of type kubernetes.io/tls with the certificate of the API. Empty: it speaks plain HTTP; put an ingress with a certificate in front.',
    253,
  ),
  resources: resources('128Mi', '50m', '512Mi'),
});

const server = record('How the server knows people and tells them.', {
  publicUrl: optional('Where browsers reach the console, such as https://seawall.example.com.', 2048),
  secretName: optional(
    'Secret with the keys sealKey (seals the change trail), sessionKey (signs sessions) and adminToken (the first token). Empty: "seawall install" makes one; with Helm nothing is sealed, sessions end with the pod, and the first token stands in its log.',
    253,
  ),
  access: free(
    'Identity provider, roles and tokens: the file of --access, as docs/guide/server.md has it.',
    'mapping',
    {
      default: {},
    },
  ),
  oidcSecretName: optional(
    "Secret whose key clientSecret is the server's secret at the identity provider.",
    253,
  ),
  notificationsSecretName: optional(
    'Secret whose key notifications.yaml is the file of --notifications. Its other keys lie beside it in /etc/seawall/notifications.',
    253,
  ),
});

const controller = record('The controller: reads the cluster, evaluates, keeps findings.', {
  replicas: replicas(1),
  resources: resources('256Mi', '100m', '2Gi'),
});

const admission = record('Decides on requests before they are stored.', {
  enabled: switched('Whether it runs. This version serves none yet: leave it off.'),
  replicas: replicas(2),
  port: whole(
    'Port that the webhook listens on. Managed clusters may let the API server reach few ports.',
    { minimum: 1, maximum: 65_535 },
    {
      default: 9443,
    },
  ),
  hostNetwork: switched(
    "Whether it listens on the node's own address, where the API server reaches no pods.",
  ),
  tlsSecretName: optional(
    'Secret of type kubernetes.io/tls with a certificate of yours, with ca.crt. Empty: the controller makes one and renews it.',
    253,
  ),
  resources: resources('128Mi', '100m', '512Mi'),
});

const extraRead = record(
  'A rule of RBAC that reads.',
  {
    apiGroups: list('API groups.', text('A group; empty is the core.', 253, { minLength: 0 }), 16, {
      minItems: 1,
    }),
    resources: list('Plural names.', text('A plural name.', 253), 64, { minItems: 1 }),
    verbs: list('What may be done.', word('A verb.', ['get', 'list', 'watch']), 3, { minItems: 1 }),
  },
  { needs: ['apiGroups', 'resources', 'verbs'] },
);

const rbac = record('Rights beyond the least. "seawall status --rights" shows what each is for.', {
  readSecrets: switched(
    'Whether Secrets are read, to tell which are exposed or unused. Their values are dropped at once. Without it these verdicts are unknown.',
  ),
  extraReads: list('Custom resources to read beside those that are known.', extraRead, 64, { default: [] }),
  impersonateUsers: list(
    'Users as whom the API may write policies. None: it shows YAML instead of writing.',
    text('A name.', 253),
    256,
    { default: [] },
  ),
  impersonateGroups: list('Groups as whose members the API may write policies.', text('A name.', 253), 256, {
    default: [],
  }),
});

const projections = record('Copies of findings as objects in the cluster.', {
  openReports: switched('Reports of openreports.io, one for each namespace.'),
  events: switched('Kubernetes Events.'),
});

const networkPolicy = record('Which connections are let through.', {
  enabled: flag('Whether NetworkPolicies are made.', { default: true }),
  clients: peers('Who may reach the API. None: the own namespace alone.'),
  monitoring: peers('Who may read metrics. None: nobody.'),
  apiServer: peers("Where the API server is. None: anywhere, on the API server's ports."),
  store: peers('Where PostgreSQL is. None: anywhere, on its port.'),
  egress: free(
    'What the API and the controller may reach beyond: identity provider, notifications. NetworkPolicyEgressRules, as Kubernetes has them.',
    'list',
    { default: [] },
  ),
});

const monitoring = record('For Prometheus and Grafana.', {
  metrics: switched(
    'Whether each part serves metrics on port 8441 to all who reach it; a ServiceMonitor switches it on too. Port 8440 asks for a token.',
  ),
  serviceMonitor: switched('Whether there is a ServiceMonitor.'),
  interval: text('How often metrics are read.', 16, { default: '30s' }),
  prometheusRule: switched('Whether there is a PrometheusRule with alerts.'),
  dashboard: switched('Whether there is a ConfigMap with a dashboard for Grafana.'),
  labels: labels('Labels by which Prometheus finds the ServiceMonitor and the PrometheusRule.'),
  dashboardLabels: labels('Labels by which Grafana finds the dashboard.', { grafana_dashboard: '1' }),
});

interface Settings {
  readonly mode?: string | undefined;
  readonly store?:
    | { readonly kind?: string | undefined; readonly secretName?: string | undefined }
    | undefined;
}

/** Rules that JSON Schema can say too: see values/json-schema.ts. */
const splitNeedsPostgres: Rule<Settings> = {
  cel: "self.mode != 'split' || self.store.kind == 'postgres'",
  message: 'mode: split needs store.kind: postgres; SQLite is one file, for one pod.',
  holds: ({ mode, store: kept }) => mode !== 'split' || kept?.kind === 'postgres',
};

const postgresNeedsSecret: Rule<Settings> = {
  cel: "self.store.kind != 'postgres' || self.store.secretName != ''",
  message: 'store.kind: postgres needs store.secretName, the Secret that holds its URL.',
  holds: ({ store: kept }) => kept?.kind !== 'postgres' || (kept.secretName ?? '') !== '',
};

const replicasNeedSplit: Rule<
  Settings & {
    readonly api?: { readonly replicas?: number | undefined } | undefined;
    readonly controller?: { readonly replicas?: number | undefined } | undefined;
  }
> = {
  cel: "self.mode == 'split' || (self.api.replicas == 1 && self.controller.replicas == 1)",
  message: 'More than one replica of api or controller needs mode: split, and with it PostgreSQL.',
  holds: (settings) =>
    settings.mode === 'split' ||
    ((settings.api?.replicas ?? 1) === 1 && (settings.controller?.replicas ?? 1) === 1),
};

export const valuesSchema = record(
  'Settings of an installation.',
  {
    image,
    mode: word(
      'single: controller and API in one pod. split: each on its own, any number of them.',
      ['single', 'split'],
      {
        default: 'single',
      },
    ),
    clusterName: text('What this cluster is called in findings and Environments.', 253, {
      default: 'default',
    }),
    store,
    controller,
    api,
    server,
    admission,
    rbac,
    projections,
    networkPolicy,
    monitoring,
    ...placement,
    podAnnotations: labels('Annotations of all pods.'),
    extraArguments: list('More words for the command line of "seawall serve".', text('A word.', 4096), 64, {
      default: [],
    }),
    extraEnvironment: free(
      'More environment variables, as a container has them: for secrets of identity providers.',
      'list',
      { default: [] },
    ),
    caBundleConfigMap: optional(
      'ConfigMap of this namespace whose ca.crt is trusted beside the public authorities.',
      253,
    ),
  },
  { rules: [splitNeedsPostgres, postgresNeedsSecret, replicasNeedSplit] },
);
