import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInventory } from '../inventory.ts';
import { containerDefaultsOf } from './limit-ranges.ts';

const limitRange = (limits: readonly Record<string, unknown>[]) => ({
  reference: { apiVersion: 'v1', kind: 'LimitRange', name: 'limits', namespace: 'shop' },
  object: { apiVersion: 'v1', kind: 'LimitRange', spec: { limits } },
  origin: { kind: 'cluster', context: 'test' } as const,
});

const defaultsOf = (...limits: readonly Record<string, unknown>[]) =>
  containerDefaultsOf(takeInventory([limitRange(limits)]), 'shop');

test('defaults are taken as written', () => {
  assert.deepEqual(
    defaultsOf({ type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '100m' } }),
    { limits: { cpu: '1' }, requests: { cpu: '100m' } },
  );
});

test('the maximum stands in for a missing default, and the default for a missing request', () => {
  assert.deepEqual(defaultsOf({ type: 'Container', max: { memory: '1Gi' } }), {
    limits: { memory: '1Gi' },
    requests: { memory: '1Gi' },
  });
});

test('the minimum is a request only where nothing else is', () => {
  assert.deepEqual(defaultsOf({ type: 'Container', min: { cpu: '10m' } }), {
    limits: {},
    requests: { cpu: '10m' },
  });
});

test('limits of pods and volumes say nothing of containers', () => {
  assert.equal(defaultsOf({ type: 'Pod', max: { cpu: '4' } }), undefined);
});

test('another namespace has no defaults', () => {
  const inventory = takeInventory([limitRange([{ type: 'Container', max: { cpu: '1' } }])]);
  assert.equal(containerDefaultsOf(inventory, 'finance'), undefined);
});
