import {
  Card,
  CardBody,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { nameOf } from '../../../src/model/resource.ts';
import type { ClusterAnswer, FindingRecord, Items } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Link } from '../parts/link.tsx';
import { sourceWords, timeText } from '../parts/words.ts';

const Row = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => (
  <DescriptionListGroup>
    <DescriptionListTerm>{term}</DescriptionListTerm>
    <DescriptionListDescription className="sw-break">{children}</DescriptionListDescription>
  </DescriptionListGroup>
);

/** Where it is, and which demands it breaks. */
export const PlaceCard = ({ finding }: { readonly finding: FindingRecord }) => {
  const { resource, path, because = [], controls, sources, cluster, firstSeen, lastSeen, reopened } = finding;
  const clusters = useAnswer('clusters', (client, signal) =>
    client.get<Items<ClusterAnswer>>('/clusters', {}, signal),
  );
  const ofObject = {
    resourceKind: resource.kind,
    namespace: resource.namespace ?? '',
    resourceName: resource.name,
    state: 'open,accepted',
  };
  return (
    <Card>
      <CardTitle component="h2">Where</CardTitle>
      <CardBody>
        <DescriptionList isHorizontal isCompact>
          <Row term="Object">
            {nameOf(resource)} ({resource.apiVersion}){' '}
            <Link to={['findings']} query={ofObject}>
              All findings about it
            </Link>
          </Row>
          <Row term="Field">{path === '' ? 'The whole object' : <code>{path}</code>}</Row>
          {because.length > 0 && <Row term="Because of">{because.join(', ')}</Row>}
          <Row term="Cluster">
            {clusters.value?.items.find(({ uid }) => uid === cluster)?.name ?? cluster}
          </Row>
          <Row term="Source of compromise">
            {sources.map((source) => sourceWords[source].title).join(', ')}
          </Row>
          <Row term="Controls">
            <ul className="sw-plain-list">
              {Object.entries(controls).map(([framework, ids]) => (
                <li key={framework}>
                  {framework}: {(ids ?? []).join(', ')}
                </li>
              ))}
            </ul>
          </Row>
          <Row term="First seen">{timeText(firstSeen)}</Row>
          <Row term="Last seen">{timeText(lastSeen)}</Row>
          {reopened > 0 && <Row term="Came back">{reopened} times</Row>}
        </DescriptionList>
      </CardBody>
    </Card>
  );
};
