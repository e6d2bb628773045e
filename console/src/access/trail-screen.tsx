import { Alert, Button, PageSection } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { Items, TrailRecord, TrailVerdict } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Heading } from '../parts/heading.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { timeText } from '../parts/words.ts';

const pageSize = 50;

/** Who changed what through this server. */
export const TrailScreen = () => {
  const [before, setBefore] = useState<readonly number[]>([]);
  const last = before.at(-1);
  const asked = useAnswer(`trail ${last ?? ''}`, (client, signal) =>
    client.get<Items<TrailRecord>>('/trail', { before: last, limit: pageSize }, signal),
  );
  const end = asked.value?.items.at(-1);
  return (
    <>
      <Heading
        title="Trail"
        says="Every change through this server, the newest first. Each row seals the one before."
      />
      <PageSection hasBodyWrapper={false} className="sw-stack">
        <Verdict />
        <Answered asked={asked} what="the trail">
          {({ items }) => <Rows rows={items} />}
        </Answered>
        <nav className="sw-row" aria-label="Pages">
          <Button
            variant="secondary"
            isDisabled={before.length === 0}
            onClick={() => setBefore(before.slice(0, -1))}
          >
            Newer
          </Button>
          <Button
            variant="secondary"
            isDisabled={end === undefined || end.sequence <= 1}
            onClick={() => end !== undefined && setBefore([...before, end.sequence])}
          >
            Older
          </Button>
        </nav>
      </PageSection>
    </>
  );
};

const Rows = ({ rows }: { readonly rows: readonly TrailRecord[] }) => {
  if (rows.length === 0)
    return <Empty title="Nothing was changed yet">What people do here is written down.</Empty>;
  return (
    <Table aria-label="Trail" variant="compact">
      <Thead>
        <Tr>
          {['No.', 'When', 'Who', 'Did', 'To', 'With'].map((word) => (
            <Th key={word}>{word}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ sequence, time, actor, action, subject, detail }) => (
          <Tr key={sequence}>
            <Td dataLabel="No.">{sequence}</Td>
            <Td dataLabel="When">{timeText(time)}</Td>
            <Td dataLabel="Who" className="sw-break">
              {actor}
            </Td>
            <Td dataLabel="Did">{action}</Td>
            <Td dataLabel="To" className="sw-break">
              {subject}
            </Td>
            <Td dataLabel="With" className="sw-break">
              {Object.entries(detail)
                .map(
                  ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
                )
                .join(', ')}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

const Verdict = () => {
  const { value, failure } = useAnswer('verdict', (client, signal) =>
    client.get<TrailVerdict>('/trail/verdict', {}, signal),
  );
  if (failure !== undefined)
    return <Alert variant="warning" isInline title="The trail could not be verified" />;
  if (value === undefined) return null;
  if (value.kind === 'broken')
    return (
      <Alert
        variant="danger"
        isInline
        title={`The trail is broken at row ${value.sequence}: ${value.reason}`}
      >
        Somebody changed the database itself. Rows from there on prove nothing.
      </Alert>
    );
  return (
    <Alert variant="success" isInline isPlain title="Every row is as it was written">
      {value.isSealed
        ? 'The end is sealed with a key that is kept outside of the database.'
        : 'The end is not sealed: rows cut off at the end would not be noticed.'}
    </Alert>
  );
};
