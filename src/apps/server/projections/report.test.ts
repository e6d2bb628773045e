import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../model/limits.ts';
import type { FindingRecord } from '../../../model/records.ts';
import { hashAnnotation, ReportMaker } from './report.ts';

const finding = (number: number, more: Partial<FindingRecord> = {}): FindingRecord => ({
  cluster: 'prod',
  fingerprint: `${number}`.padStart(32, '0'),
  kind: 'misconfiguration',
  check: 'privileged-container',
  severity: 'critical',
  status: 'fail',
  reason: 'the container is privileged',
  detail: `container main of shop-${number}`,
  resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: `shop-${number}` },
  path: '/spec/template/spec/containers/0/securityContext/privileged',
  controls: {},
  sources: [],
  state: 'open',
  firstSeen: '2026-03-01T12:00:00.000Z',
  lastSeen: '2026-03-02T12:00:00.000Z',
  reopened: 0,
  revision: number,
  ...more,
});

const reportOf = (namespace: string, ...findings: readonly FindingRecord[]) => {
  const maker = new ReportMaker(namespace, 'release');
  for (const one of findings) maker.add(one);
  return maker.report();
};

test('a result says what was found, where, how grave and since when', () => {
  const { kind, metadata, summary, results } = reportOf('shop', finding(1));
  equal(kind, 'Report');
  equal(metadata.namespace, 'shop');
  deepEqual(metadata.labels, {
    'app.kubernetes.io/managed-by': 'seawall-controller',
    'app.kubernetes.io/instance': 'release',
  });
  deepEqual(summary, { pass: 0, fail: 1, warn: 0, error: 0, skip: 0 });
  deepEqual(results, [
    {
      policy: 'privileged-container',
      rule: '/spec/template/spec/containers/0/securityContext/privileged',
      severity: 'critical',
      result: 'fail',
      scored: true,
      message: 'the container is privileged: container main of shop-1',
      timestamp: { seconds: 1_772_366_400, nanos: 0 },
      resources: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop-1', namespace: 'shop' }],
      properties: { fingerprint: '00000000000000000000000000000001' },
    },
  ]);
});

test('what lies in no namespace is in a report of the cluster; what the format has no word for is an error', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name: 'all' };
  const { kind, metadata, summary, results } = reportOf(
    '',
    finding(1, { resource: role, status: 'warn', path: '' }),
    finding(2, { resource: role, status: 'unknown', severity: 'unknown' }),
  );
  equal(kind, 'ClusterReport');
  ok(!('namespace' in metadata));
  deepEqual(summary, { pass: 0, fail: 0, warn: 1, error: 1, skip: 0 });
  ok(!('rule' in (results[0] ?? {})));
  ok(!('severity' in (results[1] ?? {})));
  deepEqual(results[1]?.resources, [role]);
});

test('a report is bounded: the rest is counted, and the last result says so; long words are cut', () => {
  const many = Array.from({ length: limits.projectedResults + 7 }, (_, number) =>
    finding(number, { detail: 'long '.repeat(1_000) }),
  );
  const { summary, results } = reportOf('shop', ...many);
  equal(results.length, limits.projectedResults);
  equal(summary.fail, limits.projectedResults + 7);
  match(results.at(-1)?.properties['leftOut'] ?? '', /^7 more /);
  ok(results.slice(0, -1).every(({ properties }) => properties['leftOut'] === undefined));
  ok(results.every(({ message }) => message.length === limits.projectedText));
});

test('the hash stays while the content does, whatever was seen when', () => {
  const hash = (...findings: readonly FindingRecord[]) =>
    reportOf('shop', ...findings).metadata.annotations[hashAnnotation];
  equal(hash(finding(1)), hash(finding(1, { lastSeen: '2026-04-01T00:00:00.000Z', revision: 99 })));
  notEqual(hash(finding(1)), hash(finding(2)));
  notEqual(hash(finding(1)), hash(finding(1, { severity: 'high' })));
});
