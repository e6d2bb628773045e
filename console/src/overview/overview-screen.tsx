import { Gallery, GalleryItem, PageSection } from '@patternfly/react-core';
import { compromiseSources } from '../../../src/model/control.ts';
import type { ClusterAnswer, Counts, Items, Overview } from '../api/answers.ts';
import type { Client } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Heading } from '../parts/heading.tsx';
import { Answered } from '../parts/states.tsx';
import { counted, timeText } from '../parts/words.ts';
import { NamespaceCard } from './namespace-card.tsx';
import { NotLookedAtCard } from './not-looked-at-card.tsx';
import { SeverityCard } from './severity-card.tsx';
import { SourceCard } from './source-card.tsx';
import { TrendCard } from './trend-card.tsx';

interface Shown {
  readonly clusters: readonly ClusterAnswer[];
  readonly open: Counts;
  readonly overview: Overview | undefined;
}

const load = async (client: Client, signal: AbortSignal): Promise<Shown> => {
  const [{ items }, overview] = await Promise.all([
    client.get<Items<ClusterAnswer>>('/clusters', {}, signal),
    client.get<Overview>('/overview', {}, signal).catch((error: unknown) => {
      // An older server counts, but knows no trend.
      if (asFailure(error).status === 404) return undefined;
      throw error;
    }),
  ]);
  const open = overview?.open ?? (await client.get<Counts>('/findings/counts', {}, signal));
  return { clusters: items, open, overview };
};

/** Where risk comes from, how bad it is, where it goes, and what nobody looked at. */
export const OverviewScreen = () => {
  const asked = useAnswer('overview', load);
  return (
    <>
      <Heading title="Overview" says={asked.value === undefined ? undefined : lastLook(asked.value)} />
      <PageSection hasBodyWrapper={false}>
        <Answered asked={asked} what="the overview">
          {({ clusters, open, overview }) => (
            <div className="sw-stack">
              <Gallery hasGutter minWidths={{ default: '100%', md: '18rem' }}>
                {compromiseSources.map((source) => (
                  <GalleryItem key={source}>
                    <SourceCard source={source} count={open.bySource[source]} />
                  </GalleryItem>
                ))}
              </Gallery>
              <Gallery hasGutter minWidths={{ default: '100%', md: '18rem' }}>
                <GalleryItem>
                  <SeverityCard counts={open} accepted={overview?.accepted} />
                </GalleryItem>
                <GalleryItem>
                  <NamespaceCard counts={open} />
                </GalleryItem>
                <GalleryItem>
                  <NotLookedAtCard clusters={clusters} />
                </GalleryItem>
              </Gallery>
              {overview?.trend !== undefined && <TrendCard days={overview.trend} />}
            </div>
          )}
        </Answered>
      </PageSection>
    </>
  );
};

const lastLook = ({ clusters, open }: Shown): string => {
  const ends = clusters.flatMap(({ evaluation }) => (evaluation === undefined ? [] : [evaluation.ended]));
  const last = ends.toSorted().at(-1);
  const where =
    clusters.length === 1 ? `cluster ${clusters[0]?.name ?? ''}` : counted(clusters.length, 'cluster');
  const when = last === undefined ? '' : ` Last looked at ${timeText(last)}.`;
  return `${counted(open.total, 'open finding')} in ${where}.${when}`;
};
