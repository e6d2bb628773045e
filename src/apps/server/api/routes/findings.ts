import type { FindingQuery } from '../../../../model/finding-filter.ts';
import { notFound } from '../api-error.ts';
import { ahead, etagOf, noted, tagged } from '../changing.ts';
import { filterFrom } from '../filter-from.ts';
import { maySee } from '../identity.ts';
import { findingEvent } from '../record-schemas.ts';
import type { Ask, Route } from '../route.ts';
import {
  counts,
  finding,
  findingFilter,
  findingSearch,
  listOf,
  pageOf,
  paging,
  shapeOf,
  short,
  text,
  time,
} from '../schemas.ts';
import { checkWords } from './system.ts';

const queryFrom = ({ query, identity }: Ask): FindingQuery => {
  const { sort, cursor, limit } = query as Pick<FindingQuery, 'sort' | 'cursor' | 'limit'>;
  return {
    filter: filterFrom(query, identity),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
  };
};

/** The finding that a path names, if its asker may see it. Another's is not there, as far as they can tell. */
export const findingOf = async ({ api, params, identity }: Ask) => {
  const { cluster = '', fingerprint = '' } = params;
  const found = await api.store.findings.find(cluster, fingerprint);
  if (found === undefined || !maySee(identity, found.resource.namespace))
    throw notFound(`finding ${fingerprint} in cluster ${cluster}`);
  return found;
};

export const oneFinding = {
  cluster: { ...short, description: 'Uid of the cluster' },
  fingerprint: text('Fingerprint of the finding', { pattern: '^[0-9a-f]{32}$' }),
};

export const findingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/findings',
    id: 'listFindings',
    summary: 'Findings, filtered and sorted, a page at a time',
    role: 'viewer',
    query: { ...findingSearch, ...paging },
    answers: { 200: { description: 'A page', schema: pageOf(finding) } },
    handle: async (ask) => {
      const headers = await tagged(ask);
      return { headers, body: await ask.api.store.findings.page(queryFrom(ask)) };
    },
  },
  {
    method: 'GET',
    path: '/findings/counts',
    id: 'countFindings',
    summary: 'How many findings there are, by severity, source of compromise, namespace and check',
    role: 'viewer',
    query: findingFilter,
    answers: {
      200: {
        description: 'Counts',
        schema: counts,
      },
    },
    handle: async (ask) => {
      const revision = await ask.api.store.revision();
      const filter = filterFrom(ask.query, ask.identity);
      return { headers: { etag: etagOf(revision) }, body: await ask.api.counted.counts(filter, revision) };
    },
  },
  {
    method: 'GET',
    path: '/clusters/{cluster}/findings/{fingerprint}',
    id: 'getFinding',
    summary: 'One finding with its history and the words of its check',
    role: 'viewer',
    params: oneFinding,
    answers: {
      200: {
        description: 'The finding',
        schema: shapeOf({ finding, history: listOf(findingEvent), words: checkWords }, [
          'finding',
          'history',
        ]),
      },
    },
    handle: async (ask) => {
      const found = await findingOf(ask);
      const history = await ask.api.store.findings.history(found.cluster, found.fingerprint);
      const words = ask.api.checks.find(({ id }) => id === found.check);
      return { headers: await tagged(ask), body: { finding: found, history, words } };
    },
  },
  {
    method: 'POST',
    path: '/clusters/{cluster}/findings/{fingerprint}/acceptance',
    id: 'acceptFinding',
    summary: 'Accept the risk of a finding, with a reason and until a day',
    role: 'approver',
    changes: true,
    params: oneFinding,
    body: {
      ...shapeOf(
        { reason: { ...short, description: 'Why the risk is taken' }, expires: time('Until when') },
        ['reason', 'expires'],
      ),
      additionalProperties: false,
    },
    answers: { 200: { description: 'The finding, accepted', schema: shapeOf({ finding }) } },
    handle: async (ask) => {
      const { api, identity } = ask;
      const { cluster, fingerprint } = await findingOf(ask);
      const { reason, expires } = ask.body as { readonly reason: string; readonly expires: string };
      const until = ahead(api, 'body/expires', expires);
      const at = await noted(ask, 'finding.accept', fingerprint, { cluster, reason, expires: until });
      await api.store.findings.accept(cluster, fingerprint, {
        owner: identity.name,
        reason,
        time: at,
        expires: until,
      });
      return { body: { finding: await findingOf(ask) } };
    },
  },
  {
    method: 'DELETE',
    path: '/clusters/{cluster}/findings/{fingerprint}/acceptance',
    id: 'withdrawAcceptance',
    summary: 'Take an acceptance back',
    role: 'approver',
    changes: true,
    params: oneFinding,
    answers: { 200: { description: 'The finding, open again', schema: shapeOf({ finding }) } },
    handle: async (ask) => {
      const { cluster, fingerprint } = await findingOf(ask);
      const at = await noted(ask, 'finding.withdraw', fingerprint, { cluster });
      await ask.api.store.findings.withdraw(cluster, fingerprint, at);
      return { body: { finding: await findingOf(ask) } };
    },
  },
];
