import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPlaceholder } from '../../analysis/secrets/literals.ts';
import { detectInSetting } from '../../analysis/secrets/setting.ts';
import { hidden, prune } from './prune.ts';
import type { ServedKind } from './served-kind.ts';

const kindOf = (group: string, kind: string): ServedKind => ({
  group,
  version: 'v1',
  kind,
  resource: `${kind.toLowerCase()}s`,
  isNamespaced: true,
  isWatchable: true,
});

const pruned = (group: string, kind: string, object: object): unknown => {
  const text = prune(object, kindOf(group, kind));
  return text === undefined ? undefined : JSON.parse(text);
};

const metadata = {
  name: 'a',
  namespace: 'shop',
  uid: 'u',
  resourceVersion: '7',
  generation: 2,
  selfLink: '/x',
  labels: { app: 'a' },
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"letmein"}}',
    note: 'x',
  },
  ownerReferences: [
    { apiVersion: 'v1', kind: 'X', name: 'x', uid: 'u', controller: true, blockOwnerDeletion: true },
  ],
  managedFields: [{ manager: 'kubectl' }],
};

const kept = {
  name: 'a',
  namespace: 'shop',
  labels: { app: 'a' },
  annotations: { note: 'x' },
  ownerReferences: [{ apiVersion: 'v1', kind: 'X', name: 'x', controller: true }],
};

const cases: readonly (readonly [string, string, string, object, object])[] = [
  [
    'a ConfigMap keeps its data',
    '',
    'ConfigMap',
    { data: { a: '1' }, binaryData: { b: 'AAAA' } },
    { data: { a: '1' }, binaryData: { b: hidden } },
  ],
  [
    'a Secret keeps its type and keys',
    '',
    'Secret',
    { type: 'Opaque', data: { a: 'bGV0bWVpbg==', empty: '' }, stringData: { b: 'letmein' } },
    { type: 'Opaque', data: { a: hidden, empty: '' }, stringData: { b: hidden } },
  ],
  [
    'a Secret keeps no value of a wrong type',
    '',
    'Secret',
    { data: { a: { b: 'letmein' } }, stringData: ['letmein'] },
    { data: { a: hidden } },
  ],
  [
    'a Pod keeps what runs',
    '',
    'Pod',
    {
      spec: { nodeName: 'n' },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        startTime: 't',
        containerStatuses: [{ name: 'c', image: 'i', imageID: 'i@sha256:0', restartCount: 2 }, null],
      },
    },
    {
      spec: { nodeName: 'n' },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        containerStatuses: [{ name: 'c', image: 'i', imageID: 'i@sha256:0' }, null],
      },
    },
  ],
  [
    'a Node keeps no heartbeat',
    '',
    'Node',
    { status: { conditions: [{ type: 'Ready', status: 'True', lastHeartbeatTime: 't' }], images: [{}] } },
    { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
  ],
  [
    'a Deployment keeps no status',
    'apps',
    'Deployment',
    { spec: { replicas: 1 }, status: { replicas: 1 } },
    { spec: { replicas: 1 } },
  ],
  [
    'a custom resource keeps what it says',
    'example.com',
    'Thing',
    { spec: { a: [1] }, extra: true, status: { b: 1 } },
    { spec: { a: [1] }, extra: true },
  ],
  [
    'an EndpointSlice keeps no addresses, but that something is ready',
    'discovery.k8s.io',
    'EndpointSlice',
    {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: false } }, { addresses: ['10.0.0.2'] }],
      ports: [],
    },
    { addressType: 'IPv4', endpoints: [{ conditions: { ready: true } }] },
  ],
  [
    'an EndpointSlice of which nothing is ready',
    'discovery.k8s.io',
    'EndpointSlice',
    { addressType: 'IPv4', endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: false } }] },
    { addressType: 'IPv4', endpoints: [] },
  ],
  [
    'an EndpointSlice without endpoints',
    'discovery.k8s.io',
    'EndpointSlice',
    { addressType: 'IPv4', endpoints: null },
    { addressType: 'IPv4', endpoints: [] },
  ],
  [
    'a CRD keeps no schemas',
    'apiextensions.k8s.io',
    'CustomResourceDefinition',
    {
      spec: { group: 'g', versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: {} } }] },
      status: { storedVersions: ['v1'] },
    },
    { spec: { group: 'g', versions: [{ name: 'v1', served: true }] }, status: { storedVersions: ['v1'] } },
  ],
];

describe('what is kept of an object', () => {
  for (const [name, group, kind, object, rest] of cases)
    test(name, () => {
      const once = pruned(group, kind, { metadata, ...object });
      const apiVersion = group === '' ? 'v1' : `${group}/v1`;
      assert.deepEqual(once, { apiVersion, kind, metadata: kept, ...rest });
      assert.deepEqual(pruned(group, kind, once as object), once, 'pruning again changes nothing');
    });
});

test('what has no name is no object', () => {
  for (const item of [null, 1, [], {}, { metadata: {} }, { metadata: { name: 1 } }, { metadata: [] }])
    assert.equal(prune(item, kindOf('', 'Pod')), undefined);
});

test('fields of a wrong type are passed on or left out, and nothing is thrown', () => {
  for (const wrong of [null, 1, 'x', [1], { a: null }])
    for (const kind of ['Pod', 'Secret', 'ConfigMap', 'Node'])
      assert.ok(
        pruned('', kind, {
          metadata: { name: 'a', annotations: wrong, ownerReferences: wrong, labels: wrong },
          spec: wrong,
          data: wrong,
          stringData: wrong,
          status: wrong,
        }),
      );
});

test('the marker of a hidden value is no secret to any check, and no base64', () => {
  assert.ok(isPlaceholder(hidden));
  assert.equal(detectInSetting('PASSWORD', hidden), undefined);
  assert.ok(!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(hidden));
});
