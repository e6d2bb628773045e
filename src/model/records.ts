import type { CompromiseSource, ControlReferences } from './control.ts';
import type { Acceptance, FindingKind, FindingStatus, Remedy } from './finding.ts';
import type { Location } from './location.ts';
import type { Problem } from './problem.ts';
import type { ResourceReference } from './resource.ts';
import type { Severity } from './severity.ts';

/** What the store keeps. All times are RFC 3339 in UTC with milliseconds. */

/** A cluster that reports here. */
export interface ClusterRecord {
  /** Stays when the cluster is renamed: the uid of its namespace kube-system. */
  readonly uid: string;
  readonly name: string;
  readonly firstSeen: string;
}

/** `open`: it is there. `accepted`: it is there and was accepted. `resolved`: it was looked for and is gone. */
export type FindingState = 'open' | 'accepted' | 'resolved';

/** Who accepted a finding. `store`: through Seawall's API; otherwise what the evaluation found, such as a RiskException. */
export interface AcceptanceRecord extends Omit<Acceptance, 'by'> {
  readonly by: Acceptance['by'] | 'store';
}

/** A finding as it is now. */
export interface FindingRecord {
  readonly cluster: string;
  readonly fingerprint: string;
  readonly kind: FindingKind;
  readonly check: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly reason: string;
  readonly detail: string;
  readonly resource: ResourceReference;
  readonly path: string;
  readonly place?: Location;
  readonly controls: ControlReferences;
  readonly sources: readonly CompromiseSource[];
  readonly because?: readonly string[];
  readonly remedy?: Remedy;
  readonly state: FindingState;
  readonly acceptance?: AcceptanceRecord;
  readonly firstSeen: string;
  /** Refreshed at most once an hour, for an evaluation that finds everything as it was should write next to nothing. */
  readonly lastSeen: string;
  readonly resolvedAt?: string;
  /** How often it came back after it was resolved. */
  readonly reopened: number;
  /** The store's revision at its last change. */
  readonly revision: number;
}

/** `changed`: severity, status, words or acceptance's terms are others. `withdrawn`: its acceptance ended. */
export type FindingEventKind = 'opened' | 'changed' | 'resolved' | 'reopened' | 'accepted' | 'withdrawn';

/** One step of a finding's history. Never changed once written. */
export interface FindingEvent {
  readonly revision: number;
  readonly time: string;
  readonly event: FindingEventKind;
  /** Id of the evaluation that saw it; absent for what a person did. */
  readonly evaluation?: string;
  /** What is new: severity and status of a change; by whom, why and until when of an acceptance. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** An event with what a listener needs to know whether it concerns them. */
export interface Change extends FindingEvent {
  readonly cluster: string;
  readonly fingerprint: string;
  readonly check: string;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly resource: ResourceReference;
}

/** A Kubernetes object that was seen: every workload, and everything that a finding is about. */
export interface ObjectRecord {
  readonly cluster: string;
  readonly resource: ResourceReference;
  /** The top owner as `Kind/name`; absent for what owns itself. */
  readonly owner?: string;
  readonly environment?: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly deletedAt?: string;
}

/** An image that some workload runs. */
export interface ImageRecord {
  readonly cluster: string;
  /** As the workload names it. */
  readonly reference: string;
  /** `sha256:…`; absent where it is not known. */
  readonly digest?: string;
  /** How many objects use it now. */
  readonly usedBy: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** What one evaluation did. */
export interface EvaluationRecord {
  readonly id: string;
  readonly cluster: string;
  readonly scope: 'cluster' | 'namespaces' | 'objects';
  readonly started: string;
  readonly ended: string;
  readonly objects: number;
  readonly findings: number;
  readonly opened: number;
  readonly changed: number;
  readonly reopened: number;
  readonly resolved: number;
  readonly problems: readonly Problem[];
  /** `list secrets in namespace shop`: what could not be looked at for want of a right. */
  readonly missingRights: readonly string[];
}

/** What happened on one day. */
export interface DayTrend {
  /** In UTC: `2026-11-24`. */
  readonly day: string;
  readonly opened: number;
  readonly reopened: number;
  readonly resolved: number;
}

/** Fields of policy that a periodic review compares. */
export const policyAreas = ['rbac', 'profiles', 'rules', 'network', 'webhooks', 'quotas'] as const;

export type PolicyArea = (typeof policyAreas)[number];

/** A policy object, reduced to what decides: no status, no managed fields, no value of a secret. */
export interface PolicyFact {
  readonly area: PolicyArea;
  readonly resource: ResourceReference;
  readonly content: Readonly<Record<string, unknown>>;
}

/** The policy of a cluster at one time. */
export interface SnapshotRecord {
  readonly id: number;
  readonly cluster: string;
  readonly time: string;
  readonly label: string;
  readonly facts: number;
  /** SHA-256 over the canonical JSON of all facts: equal digests, equal policy. */
  readonly digest: string;
}

/** How one policy object differs between two snapshots. */
export interface FactChange {
  readonly area: PolicyArea;
  readonly resource: ResourceReference;
  readonly change: 'added' | 'removed' | 'changed';
  /** JSON Pointers of what is other; only for `changed`, at most `limits.changedPaths`. */
  readonly paths: readonly string[];
}

/** A sign-off: somebody looked at the policy of a snapshot. */
export interface ReviewRecord {
  readonly id: number;
  readonly cluster: string;
  readonly snapshot: number;
  readonly time: string;
  readonly by: string;
  readonly note: string;
}

/** One row of the change trail. */
export interface TrailRecord {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly time: string;
  readonly actor: string;
  /** `finding.accept`, `token.create`: what was done. */
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** SHA-256 over the canonical JSON of this row and the hash before it. */
  readonly hash: string;
}

/** The end of the trail: kept elsewhere as well, it shows that later rows were cut off. */
export interface TrailHead {
  readonly sequence: number;
  readonly hash: string;
}

export type TrailVerdict =
  | { readonly kind: 'intact'; readonly rows: number; readonly head: TrailHead; readonly isSealed: boolean }
  | {
      readonly kind: 'broken';
      /** The first row that is wrong or missing. */
      readonly sequence: number;
      readonly reason: 'changed' | 'missing' | 'cut-off' | 'seal-broken' | 'not-the-anchored-trail';
    };

export type Role = 'viewer' | 'editor' | 'approver' | 'admin';

/** An API token. The token itself is never stored, only its hash. */
export interface TokenRecord {
  readonly name: string;
  readonly role: Role;
  /** Absent: all namespaces. */
  readonly namespaces?: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

/** A message that has yet to reach its receiver. */
export interface Notification {
  readonly id: number;
  readonly channel: string;
  readonly payload: unknown;
  readonly createdAt: string;
  readonly attempts: number;
  readonly lastError?: string;
}
