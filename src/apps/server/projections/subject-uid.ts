import type { ResourceReference } from '../../../model/resource.ts';
import type { Connection } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';

interface ApiResources {
  readonly resources?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

/** The uid of an object; `undefined` where it is gone or may not be read. Other failures throw a `KubeError`. */
export const subjectUid = async (
  connection: Connection,
  { apiVersion, kind, namespace, name }: ResourceReference,
): Promise<string | undefined> => {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  try {
    const { resources = [] } = (await connection.get(root)) as ApiResources;
    const served = resources.find((one) => one.kind === kind && !one.name.includes('/'));
    if (served === undefined) return undefined;
    const within = served.namespaced ? `/namespaces/${encodeURIComponent(namespace ?? 'default')}` : '';
    const { metadata } = (await connection.get(
      `${root}${within}/${served.name}/${encodeURIComponent(name)}`,
      { accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' },
    )) as { readonly metadata?: { readonly uid?: string } };
    return metadata?.uid;
  } catch (error) {
    if (error instanceof KubeError && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
};
