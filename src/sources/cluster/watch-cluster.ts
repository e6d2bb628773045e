import type { Resource } from '../../model/resource.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import type { ClusterFacts } from './facts.ts';

/** What changed since the last batch. An object that came and went within it is not told. */
export interface ChangeBatch {
  readonly added: readonly Resource[];
  readonly modified: readonly Resource[];
  readonly deleted: readonly Resource[];
}

/** How the watch of one kind is doing. */
export interface ReflectorState {
  /** Plural name with group: `deployments.apps`; in one namespace with `shop/` before it. */
  readonly name: string;
  readonly status: 'listing' | 'watching' | 'waiting' | 'forbidden' | 'gone' | 'closed';
  /** Whether the objects are a whole list, be it an old one. */
  readonly synced: boolean;
  readonly resourceVersion: string;
  /** Milliseconds of the clock; `undefined` before the first. */
  readonly lastEvent: number | undefined;
  readonly lastError: string | undefined;
  readonly objects: number;
}

export interface WatchOptions {
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  /** Milliseconds that changes are gathered before they are told. */
  readonly debounceMs?: number;
}

/** A cluster kept current. */
export interface ClusterWatch {
  /** One immutable snapshot; the same one until something changes. */
  snapshot(): ClusterFacts;
  /** Calls back with what changed, gathered for a moment. Answers how to stop that. */
  onChange(listener: (batch: ChangeBatch) => void): () => void;
  /** Resolves when every kind has been listed once, or cannot be. */
  readonly synced: Promise<void>;
  states(): readonly ReflectorState[];
  close(): Promise<void>;
}

/** Watches a cluster until it is closed. Connections that break, rights that come and go and new kinds are all lived with. */
export const watchCluster = (_connection: Connection, _options: WatchOptions = {}): Promise<ClusterWatch> =>
  Promise.reject(new Error('not there yet'));
