import { Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, PageSection } from '@patternfly/react-core';
import { addressOf } from '../address.ts';
import type { CheckWords } from '../api/answers.ts';
import { Heading } from '../parts/heading.tsx';
import { SeverityLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { Empty } from '../parts/states.tsx';
import { safetyWords, sentence, sourceWords } from '../parts/words.ts';

interface OneCheckProps {
  readonly id: string;
  readonly words: CheckWords | undefined;
}

/** Everything there is to say about one check. */
export const OneCheck = ({ id, words }: OneCheckProps) => {
  const above = (
    <Breadcrumb>
      <BreadcrumbItem to={addressOf(['checks'])}>Checks</BreadcrumbItem>
      <BreadcrumbItem isActive>{id}</BreadcrumbItem>
    </Breadcrumb>
  );
  if (words === undefined)
    return (
      <>
        <Heading title={id} above={above} />
        <Empty title="There is no such check">The server does not run it.</Empty>
      </>
    );
  return (
    <>
      <Heading title={words.title} above={above} actions={<SeverityLabel severity={words.severity} />} />
      <PageSection hasBodyWrapper={false} className="sw-stack">
        <Card>
          <CardTitle component="h2">Why it matters</CardTitle>
          <CardBody className="sw-stack">
            <p>{words.rationale}</p>
            <p>
              It helps against:{' '}
              {words.sources.map((source) => sourceWords[source].title.toLowerCase()).join(', ')}.
            </p>
          </CardBody>
        </Card>
        <Card>
          <CardTitle component="h2">What to do</CardTitle>
          <CardBody className="sw-stack">
            <p>{sentence(words.remedy.words)}</p>
            <p className="sw-says">{safetyWords[words.remedy.safety]}.</p>
            <p>
              <Link to={['findings']} query={{ check: id }}>
                Where it is violated
              </Link>
            </p>
          </CardBody>
        </Card>
        <Card>
          <CardTitle component="h2">Controls</CardTitle>
          <CardBody>
            <ul className="sw-plain-list">
              {Object.entries(words.controls).map(([framework, ids]) => (
                <li key={framework} className="sw-break">
                  <strong>{framework}</strong> {(ids ?? []).join(', ')}
                </li>
              ))}
            </ul>
          </CardBody>
        </Card>
      </PageSection>
    </>
  );
};
