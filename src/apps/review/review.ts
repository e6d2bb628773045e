import { overdueFinding } from '../../decision/review-overdue.ts';
import type { Finding } from '../../model/finding.ts';
import type { ClusterRecord, FactChange, ReviewRecord, SnapshotRecord } from '../../model/records.ts';
import type { Store } from '../../platform/store/store.ts';

/** What somebody who reviews a cluster gets to see. */
export interface Review {
  readonly cluster: ClusterRecord;
  /** The last sign-off; `undefined` where there is none yet. */
  readonly last: ReviewRecord | undefined;
  /** What is compared; `before` is `undefined` where nothing older was kept, and everything is new. */
  readonly before: SnapshotRecord | undefined;
  readonly after: SnapshotRecord | undefined;
  readonly changes: readonly FactChange[];
  readonly overdue: Finding | undefined;
}

export interface ReviewRequest {
  /** RFC 3339: compare with the policy as it was then, instead of at the last sign-off. */
  readonly since?: string;
  /** RFC 3339. */
  readonly now: string;
  readonly days?: number;
}

/** Snapshots that are looked through for one as old as asked for. */
const looked = 1_000;

/** What changed in the policy of a cluster since somebody last signed off, or since a time. */
export const reviewOf = async (
  store: Store,
  cluster: ClusterRecord,
  { since, now, days }: ReviewRequest,
): Promise<Review> => {
  const [last] = await store.reviews.reviews(cluster.uid, 1);
  const snapshots = await store.reviews.snapshots(cluster.uid, looked);
  const [after] = snapshots;
  const before =
    since === undefined
      ? snapshots.find(({ id }) => id === last?.snapshot)
      : (snapshots.find(({ time }) => time <= since) ?? snapshots.at(-1));
  const changes =
    before === undefined || after === undefined || before.id === after.id
      ? []
      : await store.reviews.compare(before.id, after.id);
  const overdue = overdueFinding({
    cluster: cluster.name,
    last,
    firstSeen: cluster.firstSeen,
    now,
    ...(days === undefined ? {} : { days }),
  });
  return { cluster, last, before, after, changes, overdue };
};
