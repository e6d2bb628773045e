import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';

/** A right that was needed and is not there. What lies behind it is unknown, never clean. */
export interface MissingRight {
  /** API group; `''` is the core group. */
  readonly group: string;
  /** Plural name: `pods`. */
  readonly resource: string;
  /** Kind of the objects: `Pod`. */
  readonly kind: string;
  readonly verb: 'list' | 'watch' | 'get';
  /** Absent where the right is missing in the whole cluster. */
  readonly namespace?: string;
}

export interface ServerFacts {
  /** `v1.36.3`, as the server says; empty where it does not. */
  readonly version: string;
  /** `linux/amd64`. */
  readonly platform: string;
  /** API groups that it serves, sorted; absent in recordings of older versions. */
  readonly groups?: readonly string[];
  /** What it tells somebody without credentials; absent in recordings of older versions. */
  readonly anonymous?: AnonymousFacts;
}

/**
 * What became of a request without credentials. `answered`: it was served. `forbidden`: it was taken, as that of system:anonymous, which lacks
 * the right. `refused`: nobody is served without credentials. `unknown`: there was no answer to tell by.
 */
export type AnonymousAnswer = 'answered' | 'forbidden' | 'refused' | 'unknown';

export interface AnonymousFacts {
  /** To `GET /version`, which RBAC grants to everybody by default. */
  readonly version: AnonymousAnswer;
  /** To `GET /api`. */
  readonly api: AnonymousAnswer;
}

/** One immutable snapshot of a cluster, pruned to what is read. */
export interface ClusterFacts {
  /** Each with `origin: { kind: 'cluster', context }`. */
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly missingRights: readonly MissingRight[];
  readonly server: ServerFacts;
  readonly context: string;
  /** When it was read, RFC 3339 in UTC. */
  readonly time: string;
}

/** `pods`, `deployments.apps`: as kubectl names a resource with its group. */
export const fullNameOf = ({
  group,
  resource,
}: {
  readonly group: string;
  readonly resource: string;
}): string => (group === '' ? resource : `${resource}.${group}`);

/** `list pods.metrics.k8s.io in namespace shop`, for reports. */
export const nameOfRight = (right: MissingRight): string =>
  `${right.verb} ${fullNameOf(right)}${right.namespace === undefined ? '' : ` in namespace ${right.namespace}`}`;
