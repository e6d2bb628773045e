import type { Route } from '../route.ts';
import { listOf, shapeOf, text } from '../schemas.ts';

const words = shapeOf(
  { id: text('Id'), area: text('Area'), title: text('What should be'), severity: text('Severity') },
  ['id', 'title', 'severity'],
);

export const systemRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    id: 'whoAmI',
    summary: 'Who asks, and as what',
    role: 'viewer',
    answers: {
      200: {
        description: 'The identity',
        schema: shapeOf({ name: text('Name'), role: text('Role'), readOnly: { type: 'boolean' } }),
      },
    },
    handle: async ({ identity, api }) => ({ body: { ...identity, readOnly: api.isReadOnly } }),
  },
  {
    method: 'GET',
    path: '/checks',
    id: 'listChecks',
    summary: 'Every check with its words',
    role: 'viewer',
    answers: { 200: { description: 'The checks', schema: shapeOf({ items: listOf(words) }) } },
    handle: async ({ api }) => ({ body: { items: api.checks } }),
  },
  {
    method: 'GET',
    path: '/clusters',
    id: 'listClusters',
    summary:
      'Clusters that report here, each with its last evaluation: what was looked at, and what could not be',
    role: 'viewer',
    answers: { 200: { description: 'The clusters', schema: shapeOf({ items: listOf({ type: 'object' }) }) } },
    handle: async ({ api }) => {
      const clusters = await api.store.clusters();
      const items = await Promise.all(
        clusters.map(async (cluster) => {
          const evaluations = await api.store.evaluations(cluster.uid, 100);
          return {
            ...cluster,
            evaluation: evaluations.find(({ scope }) => scope === 'cluster') ?? evaluations[0],
          };
        }),
      );
      return { body: { items } };
    },
  },
];
