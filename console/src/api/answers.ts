import type { Counts, Page } from '../../../src/model/finding-filter.ts';
import type {
  ClusterRecord,
  EvaluationRecord,
  FactChange,
  FindingEvent,
  FindingRecord,
  ReviewRecord,
  Role,
  SnapshotRecord,
  TokenRecord,
  TrailRecord,
  TrailVerdict,
} from '../../../src/model/records.ts';
import type { CheckWords } from '../../../src/model/report.ts';

/** What the server answers: the store's own nouns, as schemas/openapi.json describes them. */

export interface Me {
  readonly name: string;
  readonly role: Role;
  readonly namespaces?: readonly string[];
  /** With a session cookie: what has to go with each change. */
  readonly csrf?: string;
  readonly readOnly: boolean;
}

export interface ClusterAnswer extends ClusterRecord {
  readonly isPartial?: boolean;
  /** Its last evaluation; absent before the first, and for those who may not see all namespaces. */
  readonly evaluation?: EvaluationRecord;
}

export interface DayTrend {
  /** `2026-11-24`, in UTC. */
  readonly day: string;
  readonly opened: number;
  readonly reopened: number;
  readonly resolved: number;
}

export interface Overview {
  readonly open: Counts;
  readonly accepted: number;
  readonly isPartial: boolean;
  readonly trend?: readonly DayTrend[];
}

export interface FindingAnswer {
  readonly finding: FindingRecord;
  readonly history: readonly FindingEvent[];
  readonly words?: CheckWords;
}

export interface NewToken {
  /** Shown once. */
  readonly token: string;
  readonly record: TokenRecord;
}

export interface Items<T> {
  readonly items: readonly T[];
}

export type {
  CheckWords,
  Counts,
  FactChange,
  FindingEvent,
  FindingRecord,
  Page,
  ReviewRecord,
  Role,
  SnapshotRecord,
  TokenRecord,
  TrailRecord,
  TrailVerdict,
};
