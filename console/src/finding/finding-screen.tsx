import {
  Breadcrumb,
  BreadcrumbItem,
  Card,
  CardBody,
  CardTitle,
  Grid,
  GridItem,
  PageSection,
} from '@patternfly/react-core';
import { addressOf } from '../address.ts';
import type { FindingAnswer } from '../api/answers.ts';
import { pathOf } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useChanges } from '../api/use-changes.ts';
import { Heading } from '../parts/heading.tsx';
import { SeverityLabel, StateLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { Answered } from '../parts/states.tsx';
import { capital, sentence } from '../parts/words.ts';
import { AcceptanceCard } from './acceptance-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { PlaceCard } from './place-card.tsx';
import { RepairCard } from './repair-card.tsx';

interface FindingScreenProps {
  readonly cluster: string;
  readonly fingerprint: string;
}

/** One finding: what, why, where, what to do, and what has been done. */
export const FindingScreen = ({ cluster, fingerprint }: FindingScreenProps) => {
  const asked = useAnswer(`finding ${cluster} ${fingerprint}`, (client, signal) =>
    client.get<FindingAnswer>(pathOf('clusters', cluster, 'findings', fingerprint), {}, signal),
  );
  useChanges((change) => {
    if (change === undefined || (change.cluster === cluster && change.fingerprint === fingerprint))
      asked.reload();
  });
  const finding = asked.value?.finding;
  return (
    <>
      <Heading
        title={finding === undefined ? 'Finding' : capital(finding.reason)}
        says={finding === undefined ? undefined : sentence(finding.detail)}
        above={
          <Breadcrumb>
            <BreadcrumbItem to={addressOf(['findings'])}>Findings</BreadcrumbItem>
            <BreadcrumbItem isActive>{finding?.resource.name ?? fingerprint}</BreadcrumbItem>
          </Breadcrumb>
        }
        actions={
          finding === undefined ? undefined : (
            <span className="sw-row">
              <SeverityLabel severity={finding.severity} />
              <StateLabel state={finding.state} />
            </span>
          )
        }
      />
      <PageSection hasBodyWrapper={false}>
        <Answered asked={asked} what="the finding">
          {({ finding: shown, history, words }) => (
            <Grid hasGutter>
              <GridItem lg={7} className="sw-stack">
                <Card>
                  <CardTitle component="h2">Why it matters</CardTitle>
                  <CardBody className="sw-stack">
                    <p>{words?.rationale ?? 'This server has no words for the check.'}</p>
                    <p>
                      Check{' '}
                      {words === undefined ? (
                        shown.check
                      ) : (
                        <Link to={['checks', shown.check]}>{words.title}</Link>
                      )}
                    </p>
                    {shown.status !== 'fail' && (
                      <p>
                        {shown.status === 'unknown' &&
                          'It is not sure: something that it rests on could not be read.'}
                        {shown.status === 'error' &&
                          'The check failed by an error of ours: its verdict is unknown.'}
                        {shown.status === 'warn' && 'It is worth a look; it may be all right.'}
                      </p>
                    )}
                  </CardBody>
                </Card>
                <RepairCard finding={shown} />
              </GridItem>
              <GridItem lg={5} className="sw-stack">
                <PlaceCard finding={shown} />
                <AcceptanceCard finding={shown} onChanged={asked.reload} />
                <HistoryCard history={history} />
              </GridItem>
            </Grid>
          )}
        </Answered>
      </PageSection>
    </>
  );
};
