import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeInventory } from '../../../inventory/inventory.ts';
import { pods } from '../../../inventory/views/pods.ts';
import { levelPassedBy } from './passed-level.ts';

const podsOf = (...specs: readonly Record<string, unknown>[]) =>
  takeInventory(
    specs.map((spec) => ({
      reference: { apiVersion: 'v1', kind: 'Pod', name: 'app' },
      object: { apiVersion: 'v1', kind: 'Pod', spec },
      origin: { kind: 'cluster', context: 'test' } as const,
    })),
  ).select(pods);

const plain = { containers: [{ name: 'app' }] };
const hardened = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    { name: 'app', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
  ],
};

test('the weakest pod decides', () => {
  assert.equal(levelPassedBy(podsOf(hardened, hardened)), 'restricted');
  assert.equal(levelPassedBy(podsOf(hardened, plain)), 'baseline');
  assert.equal(levelPassedBy(podsOf(hardened, { ...plain, hostPID: true })), undefined);
});

test('where no pods are known baseline is what nearly all pass', () => {
  assert.equal(levelPassedBy([]), 'baseline');
});
