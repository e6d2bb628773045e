import type { Cluster } from './cluster.ts';
import { type KubeObject, type ObjectKind, objectKinds } from './object-kinds.ts';

/** An installation: its name and its namespace. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** An object of a release with its kind. */
export interface Found {
  readonly object: KubeObject;
  readonly kind: ObjectKind;
}

/** Label of what the controller makes; never rendered, so that no tool for deployments fights over it. */
export const controllerLabel = 'app.kubernetes.io/managed-by=seawall-controller';

/** What can stop requests. The controller may list these; of everything else it may not. */
export const admissionKinds: readonly ObjectKind[] = objectKinds.filter(({ apiVersion }) =>
  apiVersion.startsWith('admissionregistration.k8s.io/'),
);

/**
 * Every object with these labels, kind by kind in the order of removal. Namespaced ones count only in the release's own namespace: a
 * label elsewhere is somebody else's word.
 */
export const findLabelled = async (
  cluster: Cluster,
  { name, namespace }: Release,
  labels: string,
  kinds: readonly ObjectKind[] = objectKinds,
): Promise<readonly Found[]> => {
  const selector = `app.kubernetes.io/instance=${name},${labels}`;
  const found = await Promise.all(
    kinds.map(async (kind) =>
      (await cluster.list(kind, selector, namespace)).map((object) => ({ object, kind })),
    ),
  );
  return found.flat();
};

/** The controller makes this Lease itself. */
export const leaseName = 'seawall-controller';

/** Whether Helm keeps this release: then Helm changes and removes it. */
export const isHelms = async (cluster: Cluster, { name, namespace }: Release): Promise<boolean> => {
  const secrets = objectKinds.find(({ kind }) => kind === 'Secret');
  if (secrets === undefined) return false;
  return (await cluster.list(secrets, `owner=helm,name=${name}`, namespace)).length > 0;
};

export const isKept = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.['helm.sh/resource-policy'] === 'keep';
