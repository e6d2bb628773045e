import { group, version } from '../../../model/kinds/kind.ts';
import { kinds } from '../../../model/kinds/kinds.ts';

/** How the API server names a kind that an installation may have objects of. */
export interface ObjectKind {
  /** `apps/v1`, `v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural name. */
  readonly resource: string;
  readonly isNamespaced: boolean;
  /** Whether every API server serves it; others come with CRDs. */
  readonly isBuiltIn: boolean;
}

const builtIn = (apiVersion: string, kind: string, resource: string, isNamespaced = true): ObjectKind => ({
  apiVersion,
  kind,
  resource,
  isNamespaced,
  isBuiltIn: true,
});

const rbac = 'rbac.authorization.k8s.io/v1';
const admission = 'admissionregistration.k8s.io/v1';

/** What is removed first stands first: what could stop requests, then what makes pods, then the rest. */
export const objectKinds: readonly ObjectKind[] = [
  builtIn(admission, 'ValidatingWebhookConfiguration', 'validatingwebhookconfigurations', false),
  builtIn(admission, 'MutatingWebhookConfiguration', 'mutatingwebhookconfigurations', false),
  builtIn('apps/v1', 'Deployment', 'deployments'),
  builtIn('apps/v1', 'StatefulSet', 'statefulsets'),
  builtIn('batch/v1', 'Job', 'jobs'),
  builtIn('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  builtIn('v1', 'Service', 'services'),
  builtIn('v1', 'ConfigMap', 'configmaps'),
  builtIn('v1', 'Secret', 'secrets'),
  builtIn('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
  builtIn('coordination.k8s.io/v1', 'Lease', 'leases'),
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    resource: 'servicemonitors',
    isNamespaced: true,
    isBuiltIn: false,
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    resource: 'prometheusrules',
    isNamespaced: true,
    isBuiltIn: false,
  },
  builtIn(rbac, 'RoleBinding', 'rolebindings'),
  builtIn(rbac, 'Role', 'roles'),
  builtIn(rbac, 'ClusterRoleBinding', 'clusterrolebindings', false),
  builtIn(rbac, 'ClusterRole', 'clusterroles', false),
  builtIn('v1', 'ServiceAccount', 'serviceaccounts'),
  builtIn('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  builtIn(admission, 'ValidatingAdmissionPolicyBinding', 'validatingadmissionpolicybindings', false),
  builtIn(admission, 'ValidatingAdmissionPolicy', 'validatingadmissionpolicies', false),
  builtIn('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', false),
  builtIn('v1', 'Namespace', 'namespaces', false),
];

/** Kinds of ours, while their CRDs are there. */
export const policyObjectKinds: readonly ObjectKind[] = kinds.map(({ kind, plural, scope }) => ({
  apiVersion: `${group}/${version}`,
  kind,
  resource: plural,
  isNamespaced: scope === 'Namespaced',
  isBuiltIn: false,
}));

/** An object of Kubernetes, as far as it is looked at here. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly generation?: number;
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
  };
}

/** The path under which objects of a kind are listed. */
export const collectionPath = (
  { apiVersion, resource, isNamespaced }: ObjectKind,
  namespace?: string,
): string => {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return isNamespaced && namespace !== undefined
    ? `${root}/namespaces/${encodeURIComponent(namespace)}/${resource}`
    : `${root}/${resource}`;
};

export const kindOf = (object: Pick<KubeObject, 'apiVersion' | 'kind'>): ObjectKind => {
  const found = objectKinds.find((one) => one.kind === object.kind && one.apiVersion === object.apiVersion);
  if (found === undefined) throw new Error(`no path is known for ${object.apiVersion} ${object.kind}`);
  return found;
};

export const pathOf = (object: KubeObject, kind = kindOf(object)): string =>
  `${collectionPath(kind, object.metadata.namespace)}/${encodeURIComponent(object.metadata.name)}`;

/** `StatefulSet seawall/seawall-controller`. */
export const titleOf = ({ kind, metadata }: KubeObject): string =>
  `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
