import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KubeError } from '../../platform/kube/kube-error.ts';
import { Backoff } from './backoff.ts';

const waits = (random: number, failures: number): readonly number[] => {
  const backoff = new Backoff(() => random);
  return Array.from({ length: failures }, () => Math.round(backoff.next(undefined)));
};

test('waits double up to half a minute, and chance takes from them', () => {
  assert.deepEqual(waits(1, 8), [800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
  assert.deepEqual(waits(0.5, 3), [400, 800, 1_600]);
  assert.deepEqual(waits(0, 3), [400, 400, 400]);
});

test('after a success they begin anew', () => {
  const backoff = new Backoff(() => 1);
  backoff.next(undefined);
  backoff.next(undefined);
  backoff.reset();
  assert.equal(backoff.next(undefined), 800);
});

test('what the server asks for is the least, up to two minutes', () => {
  const busy = (retryAfter: number): KubeError =>
    new KubeError({ kind: 'status', status: 429, message: 'busy', path: '/', retryAfter });
  assert.equal(new Backoff(() => 0).next(busy(7)), 7_000);
  assert.equal(new Backoff(() => 1).next(busy(7)), 7_800);
  assert.equal(new Backoff(() => 0).next(busy(86_400)), 120_000);
});
