import type { Finding } from '../../model/finding.ts';
import type { CountFilter, Counts, FindingQuery, Page } from '../../model/finding-filter.ts';
import type { Problem } from '../../model/problem.ts';
import type {
  Change,
  ClusterRecord,
  DayTrend,
  EvaluationRecord,
  FactChange,
  FindingEvent,
  FindingRecord,
  ImageRecord,
  Notification,
  ObjectRecord,
  PolicyFact,
  ReviewRecord,
  SnapshotRecord,
  TokenRecord,
  TrailHead,
  TrailRecord,
  TrailVerdict,
} from '../../model/records.ts';
import type { ResourceReference } from '../../model/resource.ts';

/** What could not be looked at in an evaluation of a whole cluster or namespace: all that is given must fit. Findings in it stay as they are. */
export interface ScopeExclusion {
  readonly namespace?: string;
  /** `apps/v1` → `apps`; only together with `kind`. */
  readonly group?: string;
  readonly kind?: string;
  readonly check?: string;
}

/** What was looked at: only in there can a finding that did not come again be resolved. */
export type EvaluationScope =
  | { readonly kind: 'cluster'; readonly except?: readonly ScopeExclusion[] }
  | {
      readonly kind: 'namespaces';
      /** `''` stands for objects without a namespace. */
      readonly namespaces: readonly string[];
      readonly except?: readonly ScopeExclusion[];
    }
  | {
      readonly kind: 'objects';
      readonly objects: readonly ResourceReference[];
      readonly except?: readonly ScopeExclusion[];
    };

export interface Evaluation {
  /** Unique; the same id a second time changes nothing and gives the same answer. */
  readonly id: string;
  readonly started: string;
  /** When it ended: the time of everything that it changes. */
  readonly time: string;
  readonly scope: EvaluationScope;
  /** An `Entry` of a report fits. Of two with one fingerprint the first counts. */
  readonly findings: readonly { readonly fingerprint: string; readonly finding: Finding }[];
  /** How many objects were looked at. */
  readonly objects: number;
  readonly problems?: readonly Problem[];
  readonly missingRights?: readonly string[];
}

/** What an evaluation saw running. Objects of a cluster that are not named any more count as deleted when `isComplete`. */
export interface ObservedInventory {
  readonly time: string;
  readonly isComplete: boolean;
  readonly objects: readonly {
    readonly resource: ResourceReference;
    readonly owner?: string;
    readonly environment?: string;
    readonly images?: readonly { readonly reference: string; readonly digest?: string }[];
  }[];
}

export interface FindingStore {
  /** Opens, changes, reopens and resolves in one transaction. */
  apply(cluster: string, evaluation: Evaluation): Promise<EvaluationRecord>;
  page(query: FindingQuery): Promise<Page<FindingRecord>>;
  counts(filter?: CountFilter): Promise<Counts>;
  find(cluster: string, fingerprint: string): Promise<FindingRecord | undefined>;
  /** The newest first, at most `limits.pageSize`. */
  history(cluster: string, fingerprint: string): Promise<readonly FindingEvent[]>;
  /** Holds until the date or until it is withdrawn, whatever evaluations say. `false` when there is no such finding. */
  accept(
    cluster: string,
    fingerprint: string,
    acceptance: {
      readonly owner: string;
      readonly reason: string;
      readonly time: string;
      readonly expires?: string;
    },
  ): Promise<boolean>;
  withdraw(cluster: string, fingerprint: string, time: string): Promise<boolean>;
}

export interface InventoryStore {
  record(cluster: string, inventory: ObservedInventory): Promise<void>;
  objects(query: {
    readonly cluster?: string;
    readonly namespaces?: readonly string[];
    readonly kinds?: readonly string[];
    readonly isDeleted?: boolean;
    readonly cursor?: string;
    readonly limit?: number;
  }): Promise<Page<ObjectRecord>>;
  images(query: {
    readonly cluster?: string;
    /** Images that this object uses; needs `cluster`. */
    readonly usedBy?: ResourceReference;
    /** Images that objects of these namespaces use now, counted in them alone. */
    readonly namespaces?: readonly string[];
    readonly cursor?: string;
    readonly limit?: number;
  }): Promise<Page<ImageRecord>>;
  /** The objects that use an image now. */
  users(
    cluster: string,
    reference: string,
    namespaces?: readonly string[],
  ): Promise<readonly ResourceReference[]>;
}

export interface ReviewStore {
  takeSnapshot(
    cluster: string,
    snapshot: { readonly time: string; readonly label: string; readonly facts: readonly PolicyFact[] },
  ): Promise<SnapshotRecord>;
  /** The newest first. */
  snapshots(cluster: string, limit?: number): Promise<readonly SnapshotRecord[]>;
  facts(snapshot: number): Promise<readonly PolicyFact[]>;
  compare(before: number, after: number): Promise<readonly FactChange[]>;
  sign(
    cluster: string,
    review: {
      readonly snapshot: number;
      readonly time: string;
      readonly by: string;
      readonly note: string;
    },
  ): Promise<ReviewRecord>;
  /** The newest first. */
  reviews(cluster: string, limit?: number): Promise<readonly ReviewRecord[]>;
}

export interface TrailStore {
  append(row: Pick<TrailRecord, 'time' | 'actor' | 'action' | 'subject' | 'detail'>): Promise<TrailRecord>;
  /** The newest first, before the row `before`. */
  rows(query?: { readonly before?: number; readonly limit?: number }): Promise<readonly TrailRecord[]>;
  head(): Promise<TrailHead>;
  /** With an anchor, a head that was noted outside of the store, rows cut off since are found even when the head was set back with them. */
  verify(anchor?: TrailHead): Promise<TrailVerdict>;
}

export interface TokenStore {
  /** `hash`: SHA-256 of the token in hexadecimal. Throws `invalid` when the name is taken. */
  create(token: Omit<TokenRecord, 'revokedAt'> & { readonly hash: string }): Promise<void>;
  /** The token of this hash unless it is revoked or has expired at `time`. */
  find(hash: string, time: string): Promise<TokenRecord | undefined>;
  list(): Promise<readonly TokenRecord[]>;
  revoke(name: string, time: string): Promise<boolean>;
}

export interface NotificationStore {
  add(channel: string, payload: unknown, time: string): Promise<number>;
  /** Takes what is due and hides it from others until `leaseMs` have passed. */
  take(query: {
    readonly time: string;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Notification[]>;
  delivered(id: number, time: string): Promise<void>;
  /** Due again at `next`; without `next` it is given up. */
  failed(id: number, error: string, next?: string): Promise<void>;
}

export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly findings: FindingStore;
  readonly inventory: InventoryStore;
  readonly reviews: ReviewStore;
  readonly trail: TrailStore;
  readonly tokens: TokenStore;
  readonly notifications: NotificationStore;
  /** Makes the cluster known, or renames it. Evaluations of an unknown cluster are refused. */
  putCluster(cluster: { readonly uid: string; readonly name: string; readonly time: string }): Promise<void>;
  clusters(): Promise<readonly ClusterRecord[]>;
  /** The newest first. */
  evaluations(cluster: string, limit?: number): Promise<readonly EvaluationRecord[]>;
  /** What evaluations since a time did a day, the oldest first; of all clusters where none are named. */
  trend(since: string, clusters?: readonly string[]): Promise<readonly DayTrend[]>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  /** Grows with every change of a finding; good as an ETag. */
  revision(): Promise<number>;
  /** Changes after a revision, the oldest first. `isGap` when some between were already pruned: read anew. */
  changesSince(
    revision: number,
    limit?: number,
  ): Promise<{ readonly changes: readonly Change[]; readonly isGap: boolean }>;
  /** Forgets what ended before a time: resolved findings, events, evaluations, deleted objects, unsigned snapshots, settled notifications. */
  prune(options: { readonly olderThan: string }): Promise<{ readonly removed: number }>;
  /** A whole copy in one SQLite file while work goes on. PostgreSQL has pg_dump for that: `invalid`. */
  backup(path: string): Promise<void>;
  /** Answers when the store can be read; throws what is wrong otherwise. */
  check(): Promise<void>;
  close(): Promise<void>;
}
