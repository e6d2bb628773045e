import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInventory } from '../inventory.ts';
import { isInternal, sourceRangesOf, staysPrivate } from './load-balancers.ts';
import { services } from './services.ts';

const serviceOf = (spec: Record<string, unknown>, annotations: Record<string, string> = {}) => {
  const [view] = takeInventory([
    {
      reference: { apiVersion: 'v1', kind: 'Service', name: 'web' },
      object: { metadata: { annotations }, spec: { type: 'LoadBalancer', ...spec } },
      origin: { kind: 'cluster', context: 'test' } as const,
    },
  ]).select(services);
  assert.ok(view !== undefined);
  return view;
};

test('a load balancer is internal by the annotation of its cloud, and only by its right value', () => {
  const aws = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
  assert.ok(isInternal(serviceOf({}, { [aws]: 'internal' })));
  assert.ok(!isInternal(serviceOf({}, { [aws]: 'internet-facing' })));
  assert.ok(isInternal(serviceOf({}, { 'cloud.google.com/load-balancer-type': 'Internal' })));
  assert.ok(!isInternal(serviceOf({})));
});

test('the field goes before the annotations, and an empty one says nothing', () => {
  const annotations = {
    'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8, 192.0.2.0/24',
  };
  assert.deepEqual(sourceRangesOf(serviceOf({}, annotations)), ['10.0.0.0/8', '192.0.2.0/24']);
  assert.deepEqual(sourceRangesOf(serviceOf({ loadBalancerSourceRanges: [] }, annotations)).length, 2);
  const named = serviceOf({ loadBalancerSourceRanges: ['203.0.113.0/24'] }, annotations);
  assert.deepEqual(sourceRangesOf(named), ['203.0.113.0/24']);
});

const ranges: readonly (readonly [ranges: readonly string[], isPrivate: boolean])[] = [
  [['10.1.0.0/16', '192.168.1.1/32', 'fd00::/8'], true],
  [['10.1.0.0/16', '203.0.113.0/24'], false],
  [['0.0.0.0/0'], false],
  [['office'], false],
  [[], false],
];

for (const [loadBalancerSourceRanges, isPrivate] of ranges)
  test(`source ranges [${loadBalancerSourceRanges.join(', ')}] ${isPrivate ? 'keep it private' : 'do not keep it private'}`, () => {
    assert.equal(staysPrivate(serviceOf({ loadBalancerSourceRanges })), isPrivate);
  });

test('a NodePort has no source ranges', () => {
  assert.ok(!staysPrivate(serviceOf({ type: 'NodePort', loadBalancerSourceRanges: ['10.0.0.0/8'] })));
});
