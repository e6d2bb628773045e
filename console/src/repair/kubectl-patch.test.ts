import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kubectlPatch } from './kubectl-patch.ts';

const remove = [{ op: 'remove', path: '/spec/hostPID' }] as const;

test('a command names group, namespace and name', () => {
  const reference = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
  assert.equal(
    kubectlPatch(reference, remove),
    `kubectl patch deployment.apps web -n shop --type=json -p '[{"op":"remove","path":"/spec/hostPID"}]'`,
  );
});

test('names and values cannot leave their quotes', () => {
  const reference = { apiVersion: 'v1', kind: 'Pod', name: "x'; rm -rf ~; '" };
  const command = kubectlPatch(reference, [{ op: 'add', path: '/a', value: "it's $(date)" }]);
  assert.equal(
    command,
    `kubectl patch pod 'x'\\''; rm -rf ~; '\\''' --type=json -p '[{"op":"add","path":"/a","value":"it'\\''s $(date)"}]'`,
  );
});
