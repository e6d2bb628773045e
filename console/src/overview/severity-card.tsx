import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { severities } from '../../../src/model/severity.ts';
import type { Counts } from '../api/answers.ts';
import { SeverityLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { counted } from '../parts/words.ts';

interface SeverityCardProps {
  readonly counts: Counts;
  readonly accepted: number | undefined;
}

export const SeverityCard = ({ counts, accepted }: SeverityCardProps) => (
  <Card isFullHeight>
    <CardTitle component="h2">By severity</CardTitle>
    <CardBody className="sw-stack">
      <ul className="sw-plain-list">
        {severities
          .filter((severity) => severity !== 'unknown' || counts.bySeverity[severity] > 0)
          .map((severity) => (
            <li key={severity} className="sw-row">
              <SeverityLabel severity={severity} />
              <Link to={['findings']} query={{ severity }}>
                {counted(counts.bySeverity[severity], 'finding')}
              </Link>
            </li>
          ))}
      </ul>
      {accepted !== undefined && (
        <p>
          <Link to={['findings']} query={{ state: 'accepted' }}>
            {counted(accepted, 'accepted risk')}
          </Link>
        </p>
      )}
    </CardBody>
  </Card>
);
