import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useState } from 'react';
import type { ClusterAnswer, Items } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Heading } from '../parts/heading.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { ClusterReview } from './cluster-review.tsx';

/** The periodic review: what changed in the policy of a cluster since somebody last signed it off. */
export const ReviewsScreen = () => {
  const asked = useAnswer('clusters', (client, signal) =>
    client.get<Items<ClusterAnswer>>('/clusters', {}, signal),
  );
  return (
    <>
      <Heading
        title="Reviews"
        says="What changed in rights, network policies, webhooks, quotas and profiles since somebody last signed them off."
      />
      <PageSection hasBodyWrapper={false}>
        <Answered asked={asked} what="the clusters">
          {({ items }) => <Clusters clusters={items} />}
        </Answered>
      </PageSection>
    </>
  );
};

const Clusters = ({ clusters }: { readonly clusters: readonly ClusterAnswer[] }) => {
  const [chosen, setChosen] = useState(0);
  const [first] = clusters;
  if (first === undefined) return <Empty title="No cluster reports here">A review needs one.</Empty>;
  if (clusters.length === 1) return <ClusterReview cluster={first} />;
  return (
    <Tabs activeKey={chosen} onSelect={(_event, key) => setChosen(Number(key))} aria-label="Clusters">
      {clusters.map((cluster, index) => (
        <Tab key={cluster.uid} eventKey={index} title={<TabTitleText>{cluster.name}</TabTitleText>}>
          {index === chosen && <ClusterReview cluster={cluster} />}
        </Tab>
      ))}
    </Tabs>
  );
};
