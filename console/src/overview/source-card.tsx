import { Card, CardBody, CardFooter, CardTitle, Skeleton } from '@patternfly/react-core';
import type { CompromiseSource } from '../../../src/model/control.ts';
import { nameOf } from '../../../src/model/resource.ts';
import type { FindingRecord, Page } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { SeverityLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { capital, sentence, sourceWords } from '../parts/words.ts';

interface SourceCardProps {
  readonly source: CompromiseSource;
  readonly count: number;
}

const worst = 4;

/** One source of compromise: how many findings open a way for it, and the worst of them. */
export const SourceCard = ({ source, count }: SourceCardProps) => {
  const { title, says } = sourceWords[source];
  const { value, failure } = useAnswer(`worst ${source}`, (client, signal) =>
    client.get<Page<FindingRecord>>('/findings', { source, limit: worst }, signal),
  );
  return (
    <Card isFullHeight>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody className="sw-stack">
        <p className="sw-says">{says}</p>
        <p>
          <span className="sw-number">{count.toLocaleString('en')}</span> open
        </p>
        {failure !== undefined && <p>The worst ones could not be loaded: {sentence(failure.message)}</p>}
        {value === undefined && failure === undefined && (
          <Skeleton screenreaderText="Loading the worst ones" />
        )}
        {value !== undefined && (
          <ul className="sw-plain-list">
            {value.items.map((finding) => (
              <li key={`${finding.cluster} ${finding.fingerprint}`} className="sw-break">
                <SeverityLabel severity={finding.severity} />{' '}
                <Link to={['findings', finding.cluster, finding.fingerprint]}>{capital(finding.reason)}</Link>{' '}
                {nameOf(finding.resource)}
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <CardFooter>
        <Link to={['findings']} query={{ source }}>
          All of {title.toLowerCase()}
        </Link>
      </CardFooter>
    </Card>
  );
};
