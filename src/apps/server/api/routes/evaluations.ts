import { limits } from '../../../../model/limits.ts';
import { notFound } from '../api-error.ts';
import { clusterNamed, noted } from '../changing.ts';
import { evaluation, factChange, policySnapshot, review } from '../record-schemas.ts';
import type { Ask, Route } from '../route.ts';
import { listOf, shapeOf, short, text, whole } from '../schemas.ts';

const params = { cluster: { ...short, description: 'Uid of the cluster' } };
const query = { limit: whole('At most so many', { minimum: 1, maximum: limits.pageSize, default: 50 }) };
const limitOf = (ask: Ask): number => Number(ask.query['limit'] ?? 50);
const snapshotId = (description: string) =>
  whole(description, { minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Only snapshots of this cluster: another's may not be looked at through it. */
const snapshotOf = async (ask: Ask, cluster: string, id: number): Promise<number> => {
  const known = await ask.api.store.reviews.snapshots(cluster, limits.pageSize);
  if (known.some((one) => one.id === id)) return id;
  throw notFound(`snapshot ${id} of this cluster`);
};

/** What was done to a cluster, and the periodic review of its policy: all of it is about all namespaces. */
export const evaluationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/clusters/{cluster}/evaluations',
    id: 'listEvaluations',
    summary: 'Evaluations, the newest first: what they found, and what they could not look at',
    role: 'viewer',
    everywhere: true,
    params,
    query,
    answers: { 200: { description: 'The evaluations', schema: shapeOf({ items: listOf(evaluation) }) } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      return { body: { items: await ask.api.store.evaluations(uid, limitOf(ask)) } };
    },
  },
  {
    method: 'GET',
    path: '/clusters/{cluster}/snapshots',
    id: 'listSnapshots',
    summary: 'Policy of the cluster at earlier times, the newest first',
    role: 'viewer',
    everywhere: true,
    params,
    query,
    answers: { 200: { description: 'The snapshots', schema: shapeOf({ items: listOf(policySnapshot) }) } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      return { body: { items: await ask.api.store.reviews.snapshots(uid, limitOf(ask)) } };
    },
  },
  {
    method: 'GET',
    path: '/clusters/{cluster}/policy-changes',
    id: 'comparePolicy',
    summary: 'How the policy of two snapshots differs',
    role: 'viewer',
    everywhere: true,
    params,
    query: {
      before: snapshotId('Id of the earlier snapshot'),
      after: snapshotId('Id of the later snapshot'),
    },
    required: ['before', 'after'],
    answers: { 200: { description: 'The changes', schema: shapeOf({ items: listOf(factChange) }) } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      const before = await snapshotOf(ask, uid, Number(ask.query['before']));
      const after = await snapshotOf(ask, uid, Number(ask.query['after']));
      return { body: { items: await ask.api.store.reviews.compare(before, after) } };
    },
  },
  {
    method: 'GET',
    path: '/clusters/{cluster}/reviews',
    id: 'listReviews',
    summary: 'Sign-offs, the newest first',
    role: 'viewer',
    everywhere: true,
    params,
    query,
    answers: { 200: { description: 'The sign-offs', schema: shapeOf({ items: listOf(review) }) } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      return { body: { items: await ask.api.store.reviews.reviews(uid, limitOf(ask)) } };
    },
  },
  {
    method: 'POST',
    path: '/clusters/{cluster}/reviews',
    id: 'signReview',
    summary: 'Sign off the policy of a snapshot',
    role: 'approver',
    everywhere: true,
    changes: true,
    params,
    body: {
      ...shapeOf({
        snapshot: snapshotId('The snapshot that was looked at'),
        note: text('What was looked at', { minLength: 1, maxLength: limits.noteText }),
      }),
      additionalProperties: false,
    },
    answers: { 201: { description: 'The sign-off', schema: review } },
    handle: async (ask) => {
      const { uid } = await clusterNamed(ask);
      const { snapshot, note } = ask.body as { readonly snapshot: number; readonly note: string };
      await snapshotOf(ask, uid, snapshot);
      const time = await noted(ask, 'review.sign', uid, { snapshot, note });
      const by = ask.identity.name;
      return { status: 201, body: await ask.api.store.reviews.sign(uid, { snapshot, time, by, note }) };
    },
  },
];
