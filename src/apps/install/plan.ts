import type { KubeObject } from './cluster/object-kinds.ts';
import type { Release } from './cluster/release-objects.ts';
import { manifests } from './manifests.ts';
import { fill } from './template/fill.ts';
import type { Values } from './values/read-values.ts';

/** The objects of an installation, the namespace first. */
export const planInstall = (release: Release, values: Values): readonly KubeObject[] => [
  namespaceOf(release),
  // What the manifests describe are objects of Kubernetes; a law of the tests holds them against Helm's.
  ...(fill(manifests, {
    values,
    release: { ...release, service: 'seawall' },
  }) as unknown as readonly KubeObject[]),
];

/** The namespace refuses pods that are not restricted. Whoever must run admission on the host's network labels it otherwise. */
const namespaceOf = ({ name, namespace }: Release): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: namespace,
    labels: {
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/part-of': 'seawall',
      'app.kubernetes.io/managed-by': 'seawall',
    },
  },
});
