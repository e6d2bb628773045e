import type { ConnectOptions } from '../../../sources/cluster/connect.ts';
import type { Judging } from '../../cluster/standing-judgement.ts';
import type { Access } from '../api/sign-in/access.ts';
import type { Channel } from '../notify/channel.ts';
import type { Projection } from '../projections/projection.ts';
import type { Scoring } from './scorecard.ts';

/** Which parts one process runs. */
export const roles = ['all', 'controller', 'api'] as const;
export type ServeRole = (typeof roles)[number];

export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** Files with the certificate and the key, in PEM. They are read again when they change. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** How the server runs, as the command line says it. */
export interface ServeSettings {
  readonly role: ServeRole;
  /** A file, `sqlite:FILE` or `postgres://…`. */
  readonly store: string;
  readonly listen: Listen;
  /** Where metrics are given to everybody who asks; else they need a token. */
  readonly metricsListen?: Listen;
  readonly tls?: TlsFiles;
  readonly connect: ConnectOptions;
  /** What the cluster is called; else the name of its context. */
  readonly clusterName?: string;
  /** A recording to serve, read-only, instead of a cluster. */
  readonly snapshot?: string;
  /** Whether one of several controllers leads, by a Lease in this namespace. Within a cluster: that of the pod. */
  readonly leaseNamespace?: string;
  readonly judging: Judging;
  readonly scoring: Scoring;
  readonly access: Access;
  readonly channels: readonly Channel[];
  /** Copies that are kept in the cluster. */
  readonly projections: readonly Projection[];
  /** Name of the installation. */
  readonly release: string;
  /** Where browsers reach the server; else where it listens. */
  readonly publicUrl?: string;
  /** Secret of sessions, the same for all replicas. */
  readonly sessionSecret?: string;
  /** An admin's token, instead of one that is made up and shown. */
  readonly adminToken?: string;
  /** Seals the end of the change trail. */
  readonly sealKey?: string;
  readonly trustedProxies: readonly string[];
  /** Requests a second of one who is known. */
  readonly requestsPerSecond?: number;
  /** Folder with the files of the console. */
  readonly console?: string;
}
