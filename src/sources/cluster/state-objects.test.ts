import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Resource } from '../../model/resource.ts';
import type { ClusterFacts } from './facts.ts';
import { isStateObject, stateObjects } from './state-objects.ts';

const origin = { kind: 'cluster', context: 'dev' } as const;

const resource = (apiVersion: string, kind: string, rest: object): Resource => ({
  reference: { apiVersion, kind, namespace: 'shop', name: 'web-1' },
  object: { apiVersion, kind, metadata: { namespace: 'shop', name: 'web-1' }, ...rest },
  origin,
});

const facts: ClusterFacts = {
  resources: [],
  problems: [],
  missingRights: [],
  server: {
    version: 'v1.36.3',
    platform: 'linux/amd64',
    anonymous: { version: 'answered', api: 'forbidden' },
  },
  context: 'dev',
  time: '2026-03-01T10:00:00Z',
};

test('the cluster is an object that stays the same for a day', () => {
  const [one] = stateObjects(facts);
  assert.deepEqual(one?.object, {
    apiVersion: 'cluster',
    kind: 'Cluster',
    metadata: { name: '' },
    date: '2026-03-01',
    server: { version: 'v1.36.3', platform: 'linux/amd64' },
    anonymous: { version: 'answered', api: 'forbidden' },
  });
  assert.equal(stateObjects({ ...facts, time: '2026-03-01T23:59:59Z' })[0], one);
  assert.notEqual(stateObjects({ ...facts, time: '2026-03-02T00:00:00Z' })[0], one);
});

test('of a pod its place and its images are told, and nothing of its spec', () => {
  const pod = resource('v1', 'Pod', {
    spec: { nodeName: 'n1', containers: [{ name: 'app', env: [{ name: 'A', value: 'b' }] }] },
    status: { phase: 'Running', containerStatuses: [{ name: 'app', image: 'web:1', imageID: 'sha256:1' }] },
  });
  const [, running] = stateObjects({ ...facts, resources: [pod] });
  assert.deepEqual(running?.reference, { ...pod.reference, apiVersion: 'cluster', kind: 'RunningPod' });
  assert.deepEqual(running?.object['images'], [{ container: 'app', image: 'web:1', imageID: 'sha256:1' }]);
  assert.equal(running?.object['nodeName'], 'n1');
  assert.equal(running?.object['spec'], undefined);
  assert.equal(stateObjects({ ...facts, resources: [pod] })[1], running, 'the same pod, the same object');
});

test('of an EndpointSlice is told for which Service something is ready; nothing where a recording does not say', () => {
  const metadata = { namespace: 'shop', name: 'web-1', labels: { 'kubernetes.io/service-name': 'web' } };
  const slice = (rest: object): Resource =>
    resource('discovery.k8s.io/v1', 'EndpointSlice', { metadata, ...rest });
  const readiness = (rest: object): unknown =>
    stateObjects({ ...facts, resources: [slice(rest)] })[1]?.object['isReady'];
  assert.equal(readiness({ endpoints: [{ conditions: { ready: true } }] }), true);
  assert.equal(readiness({ endpoints: [] }), false);
  assert.equal(readiness({}), undefined);
});

test('a manifest is no state object, whatever it says', () => {
  const [one] = stateObjects(facts);
  assert.ok(one !== undefined && isStateObject(one));
  const file = { path: 'a.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: '' as never };
  assert.equal(isStateObject({ ...one, origin: { kind: 'file', ...file } }), false);
});
