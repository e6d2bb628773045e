import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingRecord } from '../../../model/records.ts';
import { eventOf } from './event.ts';

const finding: FindingRecord = {
  cluster: 'prod',
  fingerprint: 'a'.repeat(32),
  kind: 'misconfiguration',
  check: 'privileged-container',
  severity: 'critical',
  status: 'fail',
  reason: 'the container is privileged',
  detail: 'container main',
  resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
  path: '/spec',
  controls: {},
  sources: [],
  state: 'open',
  firstSeen: '2026-03-01T12:00:00.000Z',
  lastSeen: '2026-03-01T12:00:00.000Z',
  reopened: 0,
  revision: 1,
};
const context = { release: 'release', instance: 'pod', now: Date.parse('2026-03-01T12:00:00.123Z') };

test('an Event is about the object, in its namespace, under a name that a second telling has too', () => {
  const event = eventOf(finding, { ...context, uid: 'u-1' });
  equal(event.metadata.name, `seawall-${'a'.repeat(32)}-0`);
  equal(event.metadata.namespace, 'shop');
  equal(event.eventTime, '2026-03-01T12:00:00.123000Z');
  equal(event.note, 'critical privileged-container: the container is privileged: container main');
  deepEqual(event.regarding, { ...finding.resource, uid: 'u-1' });
  ok(eventOf({ ...finding, reopened: 1 }, context).metadata.name !== event.metadata.name);
});

test('an Event on what lies in no namespace is in default', () => {
  const resource = { apiVersion: 'v1', kind: 'Node', name: 'one' };
  const { metadata, regarding } = eventOf({ ...finding, resource }, context);
  equal(metadata.namespace, 'default');
  deepEqual(regarding, resource);
});

test('a note is cut to the bytes that the API server takes, never within a character', () => {
  for (const shift of ['', 'a', 'ab', 'abc']) {
    const { note } = eventOf({ ...finding, detail: `${shift}${'😀'.repeat(1_000)}` }, context);
    ok(Buffer.byteLength(note) <= 1_024);
    ok(Buffer.byteLength(note) > 1_015);
    ok(!note.includes('\uFFFD'));
  }
});
