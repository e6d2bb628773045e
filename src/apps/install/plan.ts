import type { KubeObject } from './cluster/object-kinds.ts';
import type { Release } from './cluster/release-objects.ts';
import { manifests } from './manifests.ts';
import { fill } from './template/fill.ts';
import type { Values } from './values/read-values.ts';

/** The objects of an installation, the namespace first. */
export const planInstall = (release: Release, values: Values): readonly KubeObject[] => [
  namespaceOf(release, values),
  // What the manifests describe are objects of Kubernetes; a law of the tests holds them against Helm's.
  ...(fill(manifests, {
    values,
    release: { ...release, service: 'seawall' },
  }) as unknown as readonly KubeObject[]),
];

const isOnHost = ({ admission }: Values): boolean =>
  typeof admission === 'object' &&
  admission !== null &&
  'hostNetwork' in admission &&
  admission.hostNetwork === true;

/** The namespace refuses pods that are not restricted, but for admission on the host's network, which only the privileged level allows. */
const namespaceOf = ({ name, namespace }: Release, values: Values): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: namespace,
    labels: {
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/part-of': 'seawall',
      'app.kubernetes.io/managed-by': 'seawall',
      'pod-security.kubernetes.io/enforce': isOnHost(values) ? 'privileged' : 'restricted',
    },
  },
});
