import type { ConnectOptions } from '../../../sources/cluster/connect.ts';
import type { Judging } from '../../cluster/standing-judgement.ts';

/** Which parts one process runs. */
export const roles = ['all', 'controller', 'api'] as const;
export type ServeRole = (typeof roles)[number];

export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** How the server runs, as the command line says it. */
export interface ServeSettings {
  readonly role: ServeRole;
  /** A file, `sqlite:FILE` or `postgres://…`. */
  readonly store: string;
  readonly listen: Listen;
  readonly connect: ConnectOptions;
  /** What the cluster is called; else the name of its context. */
  readonly clusterName?: string;
  /** A recording to serve, read-only, instead of a cluster. */
  readonly snapshot?: string;
  /** Whether one of several controllers leads, by a Lease in this namespace. */
  readonly leaseNamespace?: string;
  readonly judging: Judging;
}
