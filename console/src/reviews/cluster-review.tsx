import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { ClusterAnswer, FactChange, Items, ReviewRecord, SnapshotRecord } from '../api/answers.ts';
import { type Client, pathOf } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Answered } from '../parts/states.tsx';
import { counted, timeText } from '../parts/words.ts';
import { mayChange, useSession } from '../session.ts';
import { ChangeList } from './change-list.tsx';
import { SignForm } from './sign-form.tsx';

interface Shown {
  readonly reviews: readonly ReviewRecord[];
  /** The policy as it is now, as far as it was recorded. */
  readonly latest: SnapshotRecord | undefined;
  /** Since the last sign-off; `undefined` where there is nothing to compare with. */
  readonly changes: readonly FactChange[] | undefined;
}

const load = async (client: Client, uid: string, signal: AbortSignal): Promise<Shown> => {
  const [{ items: reviews }, { items: snapshots }] = await Promise.all([
    client.get<Items<ReviewRecord>>(pathOf('clusters', uid, 'reviews'), {}, signal),
    client.get<Items<SnapshotRecord>>(pathOf('clusters', uid, 'snapshots'), {}, signal),
  ]);
  const [last] = reviews;
  const [latest] = snapshots;
  if (last === undefined || latest === undefined) return { reviews, latest, changes: undefined };
  if (last.snapshot === latest.id) return { reviews, latest, changes: [] };
  const query = { before: last.snapshot, after: latest.id };
  const path = pathOf('clusters', uid, 'policy-changes');
  const { items } = await client.get<Items<FactChange>>(path, query, signal);
  return { reviews, latest, changes: items };
};

/** One cluster: what changed, who signed, and the next sign-off. */
export const ClusterReview = ({ cluster }: { readonly cluster: ClusterAnswer }) => {
  const { me } = useSession();
  const asked = useAnswer(`review ${cluster.uid}`, (client, signal) => load(client, cluster.uid, signal));
  return (
    <Answered asked={asked} what="the review">
      {({ reviews, latest, changes }) => (
        <div className="sw-stack">
          <Card>
            <CardTitle component="h2">
              {changes === undefined ? 'Policy now' : 'Since the last sign-off'}
            </CardTitle>
            <CardBody className="sw-stack">
              {latest === undefined && (
                <p>
                  The policy of this cluster was not recorded yet: the controller does it, or seawall review.
                </p>
              )}
              {latest !== undefined && (
                <p>
                  {counted(latest.facts, 'policy object')}, recorded {timeText(latest.time)} by {latest.label}
                  .{changes === undefined && ' Nobody has signed it off yet.'}
                </p>
              )}
              {changes !== undefined && <ChangeList changes={changes} />}
            </CardBody>
          </Card>
          {latest !== undefined && mayChange(me, 'approver') && (
            <SignForm cluster={cluster.uid} snapshot={latest} onSigned={asked.reload} />
          )}
          <Card>
            <CardTitle component="h2">Sign-offs</CardTitle>
            <CardBody>
              {reviews.length === 0 && <p>None yet.</p>}
              <ul className="sw-plain-list">
                {reviews.map(({ id, time, by, note }) => (
                  <li key={id} className="sw-break">
                    <strong>{by}</strong> <time dateTime={time}>{timeText(time)}</time> “{note}”
                  </li>
                ))}
              </ul>
            </CardBody>
          </Card>
        </div>
      )}
    </Answered>
  );
};
