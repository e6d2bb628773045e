import type { Connection } from '../../platform/kube/connection.ts';
import type { ClusterFacts } from './facts.ts';

export interface ReadOptions {
  /** Only these namespaces, and what belongs to none. */
  readonly namespaces?: readonly string[];
  /** Only these resources, by plural name with group: `pods`, `deployments.apps`. */
  readonly kinds?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Reads a cluster once, by listing; never writes. What a right is missing for is in `missingRights`, what could not be read in `problems`.
 * Throws a SeawallError (`no-access`) where the server cannot be reached at all.
 */
export const readCluster = (_connection: Connection, _options: ReadOptions = {}): Promise<ClusterFacts> =>
  Promise.reject(new Error('not there yet'));
