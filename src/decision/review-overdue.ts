import { root } from '../model/field-path.ts';
import type { Finding } from '../model/finding.ts';
import type { ReviewRecord } from '../model/records.ts';
import type { CheckWords } from '../model/report.ts';
import type { Resource } from '../model/resource.ts';

/** A finding about people, not objects: nobody has looked for too long. */
export const reviewOverdue: CheckWords = {
  id: 'review-overdue',
  area: 'reviews',
  title: 'Somebody must review and sign off the policy of a cluster in time',
  kind: 'misconfiguration',
  severity: 'medium',
  reason: 'no review in time',
  rationale:
    'Rights, network policies and webhooks drift with every release. What nobody reviews grows until an attacker, or a former colleague, finds a right that was forgotten.',
  controls: { nsa: ['NSA-AUTH-17'] },
  sources: ['insider', 'malicious-actor'],
  remedy: {
    safety: 'choice',
    words: 'Look at what changed with seawall review, and sign off with seawall review --sign.',
  },
};

/** Days between reviews, unless said otherwise: a quarter. */
export const usualReviewDays = 90;

const day = 86_400_000;

export interface ReviewState {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly last: ReviewRecord | undefined;
  /** RFC 3339. */
  readonly firstSeen: string;
  readonly now: string;
  readonly days?: number;
}

/** Days since somebody signed, or since the cluster was first seen. */
const daysSince = ({ last, firstSeen, now }: ReviewState): number =>
  Math.floor((Date.parse(now) - Date.parse(last?.time ?? firstSeen)) / day);

/** The finding where a review is overdue; `undefined` where it is not. */
export const overdueFinding = (state: ReviewState): Finding | undefined => {
  const { cluster, last, days = usualReviewDays } = state;
  const past = daysSince(state);
  if (past < days) return undefined;
  const resource: Resource = {
    reference: { apiVersion: 'cluster', kind: 'Cluster', name: '' },
    object: { apiVersion: 'cluster', kind: 'Cluster' },
    origin: { kind: 'cluster', context: cluster },
  };
  const { id: check, kind, severity, reason, controls, sources, remedy } = reviewOverdue;
  const signed = last === undefined ? 'nobody has signed off since' : `${last.by} signed off`;
  return {
    kind,
    check,
    severity,
    status: 'fail',
    reason,
    detail: `cluster "${cluster}": ${signed} ${past} days ago; every ${days} days somebody should`,
    resource,
    path: root,
    controls,
    sources,
    remedy: { ...remedy, operations: [] },
  };
};
