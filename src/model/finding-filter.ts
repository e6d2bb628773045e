import type { CompromiseSource } from './control.ts';
import type { FindingKind, FindingStatus } from './finding.ts';
import type { FindingState } from './records.ts';
import type { Severity } from './severity.ts';

/** Which findings are asked for. All that is given must fit; within one list one fit is enough. An empty list fits nothing. */
export interface FindingFilter {
  /** Uids of clusters. Absent: all. */
  readonly clusters?: readonly string[];
  /** Absent: what is open. */
  readonly states?: readonly FindingState[];
  readonly severities?: readonly Severity[];
  readonly statuses?: readonly FindingStatus[];
  readonly checks?: readonly string[];
  readonly kinds?: readonly FindingKind[];
  /** `''` stands for objects without a namespace. */
  readonly namespaces?: readonly string[];
  readonly resourceKinds?: readonly string[];
  /** The object's whole name. */
  readonly resourceName?: string;
  /** `nsa:NSA-POD-17`: framework and id. */
  readonly controls?: readonly string[];
  readonly sources?: readonly CompromiseSource[];
  /** Part of the object's name or of the check's id, in any case of letters. */
  readonly text?: string;
  /** RFC 3339: first seen at this time or later. */
  readonly since?: string;
}

/** What counts can be narrowed by. */
export type CountFilter = Pick<
  FindingFilter,
  'clusters' | 'states' | 'severities' | 'checks' | 'kinds' | 'namespaces' | 'controls' | 'sources'
>;

/**
 * Orders of pages. `severity`: the worst first. `first_seen`: the order in which the store met them, the newest first. `last_seen`: the
 * latest first. `namespace` and `check`: by their code points, within them the worst first.
 */
export const findingSorts = ['severity', 'first_seen', 'last_seen', 'namespace', 'check'] as const;

export type FindingSort = (typeof findingSorts)[number];

export interface FindingQuery {
  readonly filter?: FindingFilter;
  readonly sort?: FindingSort;
  /** As the page before gave it. It is only good for the same filter and order. */
  readonly cursor?: string;
  /** Default 50, at most `limits.pageSize`. */
  readonly limit?: number;
}

/** One page. Without `next` it is the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** How many findings fit a filter, by what. A finding with two sources of compromise counts in both. */
export interface Counts {
  readonly total: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly bySource: Readonly<Record<CompromiseSource, number>>;
  /** The largest first, at most `limits.countedGroups`. */
  readonly byNamespace: readonly { readonly namespace: string; readonly count: number }[];
  readonly byCheck: readonly { readonly check: string; readonly count: number }[];
}
