import type { PolicyArea, PolicyFact } from '../../model/records.ts';
import { groupOf, type Resource } from '../../model/resource.ts';

type Members = Readonly<Record<string, unknown>>;

/** Kinds whose change a periodic review looks at, by group and kind. */
const areas: Readonly<Record<string, PolicyArea>> = {
  'rbac.authorization.k8s.io/Role': 'rbac',
  'rbac.authorization.k8s.io/ClusterRole': 'rbac',
  'rbac.authorization.k8s.io/RoleBinding': 'rbac',
  'rbac.authorization.k8s.io/ClusterRoleBinding': 'rbac',
  'seawall.dev/PodSecurityProfile': 'profiles',
  'seawall.dev/SeccompProfile': 'profiles',
  'policy/PodSecurityPolicy': 'profiles',
  'seawall.dev/DeploymentRule': 'rules',
  'seawall.dev/CheckRule': 'rules',
  'seawall.dev/DetectionRule': 'rules',
  'seawall.dev/ImagePolicy': 'rules',
  'seawall.dev/DeployPolicy': 'rules',
  'seawall.dev/TrustedSigner': 'rules',
  'seawall.dev/RiskException': 'rules',
  'seawall.dev/ClusterRiskException': 'rules',
  'seawall.dev/Environment': 'rules',
  'seawall.dev/ConnectionRule': 'network',
  'networking.k8s.io/NetworkPolicy': 'network',
  'policy.networking.k8s.io/AdminNetworkPolicy': 'network',
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy': 'network',
  'policy.networking.k8s.io/ClusterNetworkPolicy': 'network',
  'cilium.io/CiliumNetworkPolicy': 'network',
  'cilium.io/CiliumClusterwideNetworkPolicy': 'network',
  'crd.projectcalico.org/NetworkPolicy': 'network',
  'crd.projectcalico.org/GlobalNetworkPolicy': 'network',
  'projectcalico.org/NetworkPolicy': 'network',
  'projectcalico.org/GlobalNetworkPolicy': 'network',
  'security.istio.io/AuthorizationPolicy': 'network',
  'security.istio.io/PeerAuthentication': 'network',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': 'webhooks',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': 'webhooks',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': 'webhooks',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': 'webhooks',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': 'webhooks',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': 'webhooks',
  '/ResourceQuota': 'quotas',
  '/LimitRange': 'quotas',
};

/** What decides in an object: everything but who and when, and what a controller saw. A certificate that is renewed is no change of policy. */
const contentOf = ({ object }: Resource): Members => {
  const { metadata, status: _status, apiVersion: _apiVersion, kind: _kind, ...rest } = object;
  const { labels } = (metadata ?? {}) as { readonly labels?: unknown };
  const { webhooks } = rest as { readonly webhooks?: unknown };
  return {
    ...rest,
    ...(Array.isArray(webhooks) ? { webhooks: webhooks.map(withoutBundle) } : {}),
    ...(labels === undefined ? {} : { labels }),
  };
};

const withoutBundle = (webhook: unknown): unknown => {
  if (typeof webhook !== 'object' || webhook === null) return webhook;
  const { clientConfig, ...rest } = webhook as Members;
  const { caBundle: _caBundle, ...config } = (clientConfig ?? {}) as Members;
  return { ...rest, clientConfig: config };
};

/** A namespace's labels for Pod Security admission are a profile that is in force there. */
const podSecurityOf = ({ reference, object }: Resource): PolicyFact | undefined => {
  const { metadata } = object as {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  };
  const labels = Object.entries(metadata?.labels ?? {}).filter(([key]) =>
    key.startsWith('pod-security.kubernetes.io/'),
  );
  return labels.length === 0
    ? undefined
    : { area: 'profiles', resource: reference, content: { labels: Object.fromEntries(labels) } };
};

/** The policy of a cluster, reduced to what decides. */
export const policyFactsOf = (resources: readonly Resource[]): readonly PolicyFact[] =>
  resources.flatMap((resource) => {
    const { apiVersion, kind } = resource.reference;
    const key = `${groupOf(apiVersion)}/${kind}`;
    if (key === '/Namespace') return podSecurityOf(resource) ?? [];
    const area = Object.hasOwn(areas, key) ? areas[key] : undefined;
    return area === undefined ? [] : [{ area, resource: resource.reference, content: contentOf(resource) }];
  });
