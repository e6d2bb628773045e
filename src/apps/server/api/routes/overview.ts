import { etagOf, timeOf } from '../changing.ts';
import { filterFrom } from '../filter-from.ts';
import type { Route } from '../route.ts';
import { counts, listOf, several, shapeOf, short, text, whole } from '../schemas.ts';

const day = 24 * 60 * 60 * 1000;

export const overviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/overview',
    id: 'getOverview',
    summary:
      'Open findings by severity, source of compromise, namespace and check, and how many came and went a day',
    role: 'viewer',
    query: {
      cluster: several(short, 'Uids of clusters'),
      days: whole('Days of the trend', { minimum: 1, maximum: 90, default: 30 }),
    },
    answers: {
      200: {
        description: 'The overview',
        schema: shapeOf(
          {
            open: counts,
            accepted: whole('Findings whose risk was accepted'),
            isPartial: { type: 'boolean', description: 'Whether something could not be looked at' },
            trend: listOf(
              shapeOf({
                day: text('Day in UTC', { format: 'date' }),
                opened: whole('Findings that were new'),
                reopened: whole('Findings that came back'),
                resolved: whole('Findings that were gone'),
              }),
              'The oldest first; only for those who may see all namespaces',
            ),
          },
          ['open', 'accepted', 'isPartial'],
        ),
      },
    },
    handle: async (ask) => {
      const { api, identity, query } = ask;
      const revision = await api.store.revision();
      const filter = filterFrom({ cluster: query['cluster'] }, identity);
      const clusters = (await api.store.clusters()).filter(
        ({ uid }) => filter.clusters === undefined || filter.clusters.includes(uid),
      );
      const [open, accepted, last] = await Promise.all([
        api.counted.counts(filter, revision),
        api.counted.counts({ ...filter, states: ['accepted'] }, revision),
        Promise.all(clusters.map(({ uid }) => api.store.evaluations(uid, 1))),
      ]);
      const isPartial = last.flat().some((one) => one.problems.length + one.missingRights.length > 0);
      const since = new Date(Date.parse(timeOf(api)) - Number(query['days'] ?? 30) * day).toISOString();
      const trend =
        identity.namespaces === undefined ? await api.store.trend(since, filter.clusters) : undefined;
      return {
        // What could not be looked at changes without any finding that does.
        headers: {
          etag: etagOf(
            revision,
            last
              .flat()
              .map(({ id }) => id)
              .join(),
          ),
        },
        body: { open, accepted: accepted.total, isPartial, ...(trend === undefined ? {} : { trend }) },
      };
    },
  },
];
