import { SeawallError } from '../../../model/error.ts';
import type { Connection, Query } from '../../../platform/kube/connection.ts';
import { KubeError } from '../../../platform/kube/kube-error.ts';
import { collectionPath, type KubeObject, type ObjectKind, pathOf, titleOf } from './object-kinds.ts';

/** Whose fields they are that we apply (server-side apply). */
export const fieldManager = 'seawall';

export type Applied = 'made' | 'changed' | 'unchanged';

/** A cluster as an installation sees it: objects come and go by name. What fails throws a SeawallError that names the object. */
export class Cluster {
  readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** The object at a path; `undefined` where there is none. */
  async find<T = KubeObject>(path: string, query?: Query): Promise<T | undefined> {
    try {
      return (await this.connection.get(path, query === undefined ? {} : { query })) as T;
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return undefined;
      throw failureOf(error, `reading ${path}`, this.connection);
    }
  }

  /** Objects of a kind with these labels; none where the kind is not served. */
  async list<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    labelSelector: string,
    namespace?: string,
  ): Promise<readonly T[]> {
    const query = labelSelector === '' ? {} : { labelSelector };
    const listed = await this.find<{ items?: readonly T[] }>(collectionPath(kind, namespace), query);
    // Items of a list say neither version nor kind.
    return (listed?.items ?? []).map((item) => ({ ...item, apiVersion: kind.apiVersion, kind: kind.kind }));
  }

  /** Brings an object to what is wanted; fields that others own stay. */
  async apply(object: KubeObject, dryRun: boolean): Promise<Applied> {
    const path = pathOf(object);
    const before = await this.find(path);
    try {
      const after = (await this.connection.send('PATCH', path, object, {
        contentType: 'application/apply-patch+yaml',
        fieldManager,
        dryRun,
        query: { force: true, fieldValidation: 'Strict' },
      })) as KubeObject;
      if (before === undefined) return 'made';
      return isSame(before, after) ? 'unchanged' : 'changed';
    } catch (error) {
      throw failureOf(error, `applying ${titleOf(object)}`, this.connection);
    }
  }

  /** Removes an object with what it owns; false where it was gone. */
  async remove(object: KubeObject, kind?: ObjectKind): Promise<boolean> {
    try {
      await this.connection.send('DELETE', pathOf(object, kind), {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: 'Background',
      });
      return true;
    } catch (error) {
      if (error instanceof KubeError && error.status === 404) return false;
      throw failureOf(error, `removing ${titleOf(object)}`, this.connection);
    }
  }
}

/** Who owns which field, and since when, is no change that anybody would see; nor is what controllers say of it. */
const isSame = (before: KubeObject, after: KubeObject): boolean => contentOf(before) === contentOf(after);

const contentOf = (object: KubeObject): string =>
  JSON.stringify(object, (key, value: unknown) =>
    key === 'managedFields' || key === 'resourceVersion' || key === 'status' ? undefined : value,
  );

/** Says what was being done, what the server answered, and the way out. */
export const failureOf = (error: unknown, doing: string, { context, server }: Connection): unknown => {
  if (!(error instanceof KubeError) || error.kind === 'aborted') return error;
  if (error.status === 403)
    return new SeawallError(
      'no-access',
      `not allowed: ${doing}`,
      [error.message, `context ${context}; installing needs the rights of a cluster administrator`],
      error,
    );
  if (error.status === undefined || error.status === 401)
    return new SeawallError(
      'no-access',
      'the API server cannot be used',
      [`context ${context}, ${server}: ${error.message}`],
      error,
    );
  const isFixed = error.status === 422 && /Forbidden: updates|immutable/i.test(error.message);
  const wayOut =
    'it cannot be changed in place: "seawall uninstall" keeps policies and data; then install anew';
  return new SeawallError(
    'install-failed',
    `the API server refused: ${doing}`,
    [error.message, ...(isFixed ? [wayOut] : [])],
    error,
  );
};
