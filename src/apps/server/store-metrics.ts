import { severities } from '../../model/severity.ts';
import type { Store } from '../../platform/store/store.ts';
import { version } from '../version.ts';
import type { Metrics } from './metrics.ts';
import type { Health } from './serve/health.ts';

/** What operators watch: what is found, whether it is whole, whether the cluster is seen. */
export const addStoreMetrics = (
  metrics: Metrics,
  {
    store,
    health,
    listeners,
  }: { readonly store: Store; readonly health: Health; readonly listeners: () => number },
): void => {
  metrics.add({
    name: 'seawall_build_info',
    help: 'Always 1; the version is its label',
    type: 'gauge',
    read: () => [{ labels: { version }, value: 1 }],
  });
  metrics.add({
    name: 'seawall_findings',
    help: 'Findings by cluster, state and severity',
    type: 'gauge',
    read: async () => {
      const clusters = await store.clusters();
      const samples = await Promise.all(
        clusters.flatMap(({ uid, name: cluster }) =>
          (['open', 'accepted'] as const).map(async (state) => {
            const { bySeverity } = await store.findings.counts({ clusters: [uid], states: [state] });
            return severities.map((severity) => ({
              labels: { cluster, state, severity },
              value: bySeverity[severity],
            }));
          }),
        ),
      );
      return samples.flat();
    },
  });
  metrics.add({
    name: 'seawall_revision',
    help: 'Revision of the store: grows with every change of a finding',
    type: 'counter',
    read: async () => [{ value: await store.revision() }],
  });
  metrics.add({
    name: 'seawall_last_evaluation_timestamp_seconds',
    help: 'When a cluster was last evaluated',
    type: 'gauge',
    read: async () =>
      (await ofClusters(store)).map(({ cluster, last }) => ({
        labels: { cluster },
        value: Date.parse(last.ended) / 1_000,
      })),
  });
  metrics.add({
    name: 'seawall_problems',
    help: 'Objects and kinds that the last evaluation of a cluster could not read, rights apart',
    type: 'gauge',
    read: async () =>
      (await ofClusters(store)).map(({ cluster, last }) => ({
        labels: { cluster },
        value: last.problems.length,
      })),
  });
  metrics.add({
    name: 'seawall_missing_rights',
    help: 'Rights that the last evaluation of a cluster lacked; a kind that nobody let it read is one',
    type: 'gauge',
    read: async () =>
      (await ofClusters(store)).map(({ cluster, last }) => ({
        labels: { cluster },
        value: last.missingRights.length,
      })),
  });
  metrics.add({
    name: 'seawall_leader',
    help: '1 where this process runs the controller',
    type: 'gauge',
    read: () => [{ value: health.isLeading ? 1 : 0 }],
  });
  metrics.add({
    name: 'seawall_watched_kinds',
    help: 'Kinds of objects that are watched, by state',
    type: 'gauge',
    read: () => {
      const states = health.watch?.states() ?? [];
      return [...Map.groupBy(states, ({ status }) => status)].map(([state, own]) => ({
        labels: { state },
        value: own.length,
      }));
    },
  });
  metrics.add({
    name: 'seawall_change_listeners',
    help: 'Clients that follow changes',
    type: 'gauge',
    read: () => [{ value: listeners() }],
  });
};

const ofClusters = async (store: Store) => {
  const clusters = await store.clusters();
  const last = await Promise.all(clusters.map(({ uid }) => store.evaluations(uid, 1)));
  return clusters.flatMap(({ name }, index) => {
    const [one] = last[index] ?? [];
    return one === undefined ? [] : [{ cluster: name, last: one }];
  });
};
