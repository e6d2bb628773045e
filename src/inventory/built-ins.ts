import type { Resource } from '../model/resource.ts';
import { boolean, conform, map, object, string } from '../model/shape.ts';

const shape = object({
  metadata: object({ labels: map(string), annotations: map(string) }),
  spec: object({ service: object({ name: string }), selector: map(string) }),
  automountServiceAccountToken: boolean,
});

/** Names that the API server and its controllers make anew when somebody deletes them, by group and kind. */
const made: Readonly<Record<string, (name: string, namespace: string) => boolean>> = {
  '/Namespace': (name) => ['kube-system', 'kube-public', 'kube-node-lease'].includes(name),
  '/ConfigMap': (name, namespace) =>
    name === 'kube-root-ca.crt' ||
    (namespace === 'kube-system' &&
      ['extension-apiserver-authentication', 'kube-apiserver-legacy-service-account-token-tracking'].includes(
        name,
      )),
  '/Service': (name, namespace) => name === 'kubernetes' && namespace === 'default',
  'discovery.k8s.io/EndpointSlice': (name, namespace) => name === 'kubernetes' && namespace === 'default',
  'scheduling.k8s.io/PriorityClass': (name) => name.startsWith('system-'),
  'networking.k8s.io/ServiceCIDR': (name) => name === 'kubernetes',
};

/**
 * Whether Kubernetes itself made this object, and keeps it so: nobody here can answer for it, but others refer to it. Roles and bindings carry the
 * label `kubernetes.io/bootstrapping`, what priority and fairness starts with an annotation.
 */
export const isMadeByKubernetes = (resource: Resource): boolean => {
  const { apiVersion, kind, name, namespace = '' } = resource.reference;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const key = `${group}/${kind}`;
  if (Object.hasOwn(made, key) && made[key]?.(name, namespace) === true) return true;
  const { metadata, spec } = conform(shape, resource.object, []) ?? {};
  if (metadata?.labels?.['kubernetes.io/bootstrapping'] !== undefined) return true;
  if (metadata?.annotations?.['apf.kubernetes.io/autoupdate-spec'] === 'true') return true;
  // An API that no Service answers is the API server's own.
  if (key === 'apiregistration.k8s.io/APIService') return spec?.service === undefined;
  return false;
};
