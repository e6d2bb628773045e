import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { FindingEvent } from '../api/answers.ts';
import { eventWords, timeText } from '../parts/words.ts';

/** What happened to a finding, the last first. */
export const HistoryCard = ({ history }: { readonly history: readonly FindingEvent[] }) => (
  <Card>
    <CardTitle component="h2">History</CardTitle>
    <CardBody>
      <ol className="sw-plain-list" reversed>
        {history
          .toSorted((a, b) => b.revision - a.revision)
          .map(({ revision, time, event, detail = {} }) => (
            <li key={revision} className="sw-break">
              <strong>{eventWords[event]}</strong> <time dateTime={time}>{timeText(time)}</time>
              {Object.entries(detail).map(([name, value]) => (
                <span key={name}>
                  {' '}
                  · {name}: {value}
                </span>
              ))}
            </li>
          ))}
      </ol>
    </CardBody>
  </Card>
);
