import { Alert, Button, Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useState } from 'react';
import type { FindingRecord } from '../api/answers.ts';
import { pathOf } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { AcceptDialog } from '../findings/accept-dialog.tsx';
import { dayText, sentence } from '../parts/words.ts';
import { mayChange, useSession } from '../session.ts';

interface AcceptanceCardProps {
  readonly finding: FindingRecord;
  readonly onChanged: () => void;
}

const by: Readonly<Record<NonNullable<FindingRecord['acceptance']>['by'], string>> = {
  store: 'here in the console or through the API',
  exception: 'by a RiskException',
  comment: 'by a comment in the manifest',
  annotation: 'by an annotation of the object',
  'ignore-file': 'by an ignore file',
  baseline: 'by the baseline',
};

/** Whether the risk is taken, by whom and until when. */
export const AcceptanceCard = ({ finding, onChanged }: AcceptanceCardProps) => {
  const { client, me } = useSession();
  const [isAccepting, setAccepting] = useState(false);
  const [told, setTold] = useState('');
  const { acceptance, state } = finding;
  const mayAccept = mayChange(me, 'approver');
  const withdraw = async (): Promise<void> => {
    setTold('');
    try {
      await client.send(
        'DELETE',
        pathOf('clusters', finding.cluster, 'findings', finding.fingerprint, 'acceptance'),
      );
      onChanged();
    } catch (error) {
      setTold(asFailure(error).message);
    }
  };
  return (
    <Card>
      <CardTitle component="h2">Risk</CardTitle>
      <CardBody className="sw-stack">
        {acceptance === undefined ? (
          <p>{state === 'resolved' ? 'It is gone.' : 'Nobody has accepted it.'}</p>
        ) : (
          <>
            <p>
              Accepted {by[acceptance.by]}
              {acceptance.owner !== undefined && ` by ${acceptance.owner}`}
              {acceptance.expires === undefined ? ', for ever' : `, until ${dayText(acceptance.expires)}`}.
            </p>
            <p className="sw-break">“{acceptance.reason}”</p>
            {acceptance.by !== 'store' && (
              <p className="sw-says">It is changed where it is written: {acceptance.source}</p>
            )}
          </>
        )}
        {told !== '' && <Alert variant="danger" isInline title={sentence(told)} />}
        {mayAccept && state === 'open' && (
          <Button variant="secondary" onClick={() => setAccepting(true)}>
            Accept the risk…
          </Button>
        )}
        {mayAccept && acceptance?.by === 'store' && (
          <Button variant="secondary" onClick={() => void withdraw()}>
            Withdraw the acceptance
          </Button>
        )}
        {isAccepting && (
          <AcceptDialog
            findings={[finding]}
            onClose={(isChanged) => {
              setAccepting(false);
              if (isChanged) onChanged();
            }}
          />
        )}
      </CardBody>
    </Card>
  );
};
