import { Alert, Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { ClusterAnswer } from '../api/answers.ts';
import { counted } from '../parts/words.ts';
import { notLookedAt } from './not-looked-at.ts';

const shown = 8;

const List = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <div>
      <h3 className="sw-subtitle">{title}</h3>
      <ul className="sw-break">
        {lines.slice(0, shown).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > shown && <li>and {lines.length - shown} more</li>}
      </ul>
    </div>
  );

/** What could not be looked at, and why: always there, also when there is nothing. */
export const NotLookedAtCard = ({ clusters }: { readonly clusters: readonly ClusterAnswer[] }) => {
  const parts = notLookedAt(clusters);
  return (
    <Card isFullHeight>
      <CardTitle component="h2">Not looked at</CardTitle>
      <CardBody className="sw-stack">
        {clusters.length === 0 && <p>No cluster reports here yet.</p>}
        {clusters.length > 0 && parts.length === 0 && (
          <p>
            Nothing: everything that was asked for could be read in {counted(clusters.length, 'cluster')}.
          </p>
        )}
        {parts.map(({ cluster, rights, problems, isHidden }) => (
          <Alert key={cluster} variant="warning" isInline isPlain title={`${cluster} is partial`}>
            <List title="Missing rights" lines={rights} />
            <List title="Problems" lines={problems} />
            {isHidden && 'Something could not be read, or no evaluation has ended yet.'}
          </Alert>
        ))}
      </CardBody>
    </Card>
  );
};
