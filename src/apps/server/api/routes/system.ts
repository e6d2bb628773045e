import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CheckWords } from '../../../../model/report.ts';
import { cluster, role } from '../record-schemas.ts';
import type { Route } from '../route.ts';
import { listOf, shapeOf, text } from '../schemas.ts';

export const checkWords = shapeOf(
  { id: text('Id'), area: text('Area'), title: text('What should be'), severity: text('Severity') },
  ['id', 'title', 'severity'],
);

const written = new WeakMap<readonly CheckWords[], { readonly text: string; readonly etag: string }>();

/** Several hundred checks that stay as they are while the process lives: written once. */
const wordsOf = (checks: readonly CheckWords[]) => {
  const known = written.get(checks);
  if (known !== undefined) return known;
  const words = JSON.stringify({ items: checks });
  const made = { text: words, etag: `"${hash('sha256', words).slice(0, 32)}"` };
  written.set(checks, made);
  return made;
};

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
        schema: shapeOf(
          {
            name: text('Name'),
            role,
            namespaces: listOf({ type: 'string' }, 'Namespaces that may be seen; absent for all'),
            kubernetes: { type: 'object', description: 'Who that is to a cluster' },
            csrf: text('What a change must send as X-CSRF-Token where a cookie says who asks'),
            readOnly: { type: 'boolean' },
          },
          ['name', 'role', 'readOnly'],
        ),
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
    answers: { 200: { description: 'The checks', schema: shapeOf({ items: listOf(checkWords) }) } },
    handle: async ({ api }) => {
      const { text: body, etag } = wordsOf(api.checks);
      return {
        headers: { etag },
        stream: { type: 'application/json; charset=utf-8', body: Readable.from([body]) },
      };
    },
  },
  {
    method: 'GET',
    path: '/clusters',
    id: 'listClusters',
    summary:
      'Clusters that report here, each with its last evaluation: what was looked at, and what could not be',
    role: 'viewer',
    answers: { 200: { description: 'The clusters', schema: shapeOf({ items: listOf(cluster) }) } },
    handle: async ({ api, identity }) => {
      const clusters = await api.store.clusters();
      const items = await Promise.all(
        clusters.map(async (one) => {
          const evaluations = await api.store.evaluations(one.uid, 100);
          const last = evaluations.find(({ scope }) => scope === 'cluster') ?? evaluations[0];
          if (last === undefined) return one;
          const isPartial = last.problems.length + last.missingRights.length > 0;
          // What an evaluation counts and could not read is about all namespaces.
          return identity.namespaces === undefined
            ? { ...one, isPartial, evaluation: last }
            : { ...one, isPartial };
        }),
      );
      return { body: { items } };
    },
  },
];
