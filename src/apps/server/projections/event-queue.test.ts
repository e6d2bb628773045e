import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../model/limits.ts';
import type { Change } from '../../../model/records.ts';
import { EventQueue } from './event-queue.ts';

const change = (number: number, more: Partial<Change> = {}): Change => ({
  revision: number,
  time: '2026-03-01T12:00:00.000Z',
  event: 'opened',
  cluster: 'prod',
  fingerprint: `f${number}`,
  check: 'privileged-container',
  severity: 'high',
  state: 'open',
  resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
  ...more,
});

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const told = (queue: EventQueue, now: number): readonly string[] =>
  queue.next(now).map(({ fingerprint }) => fingerprint);

test('only what is new, open and grave is told, the worst first', () => {
  const queue = new EventQueue();
  queue.take([
    change(1),
    change(2, { severity: 'critical' }),
    change(3, { severity: 'medium' }),
    change(4, { severity: 'unknown' }),
    change(5, { state: 'accepted' }),
    change(6, { event: 'changed' }),
    change(7, { event: 'reopened' }),
  ]);
  deepEqual(told(queue, 0), ['f2', 'f1', 'f7']);
});

test('so many a minute; the others wait, and what is over meanwhile is not told', () => {
  const queue = new EventQueue();
  queue.take(range(30).map((number) => change(number)));
  equal(queue.next(1_000).length, limits.eventsPerMinute);
  equal(queue.next(60_999).length, 0);
  queue.take([change(40, { fingerprint: 'f25', event: 'resolved', state: 'resolved' })]);
  equal(queue.next(61_000).length, 9);
  equal(queue.waiting, 0);
});

test('a finding is told once', () => {
  const queue = new EventQueue();
  queue.take([change(1), change(1)]);
  deepEqual(told(queue, 0), ['f1']);
  queue.take([change(2, { fingerprint: 'f1', event: 'reopened' })]);
  deepEqual(told(queue, 120_000), []);
});

test('too many at once are dropped from the least grave, and counted once', () => {
  const queue = new EventQueue();
  queue.take(range(limits.eventsWaiting + 5).map((number) => change(number)));
  queue.take([change(9_999, { severity: 'critical' })]);
  equal(queue.waiting, limits.eventsWaiting);
  equal(queue.leftOut(), 6);
  equal(queue.leftOut(), 0);
  equal(told(queue, 0)[0], 'f9999');
});

test('a clock that is set back stops nothing for long', () => {
  const queue = new EventQueue();
  queue.take(range(40).map((number) => change(number)));
  equal(queue.next(10_000_000).length, limits.eventsPerMinute);
  equal(queue.next(0).length, limits.eventsPerMinute);
});
