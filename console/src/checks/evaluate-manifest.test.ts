import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateManifest, repairsOf } from './evaluate-manifest.ts';

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - name: web
      image: web@sha256:0000000000000000000000000000000000000000000000000000000000000000
      securityContext: { privileged: true }
`;

test('the checks find in a pasted text what they find elsewhere', () => {
  const { objects, findings, problems } = evaluateManifest(pod);
  assert.equal(objects, 1);
  assert.deepEqual(problems, []);
  assert.ok(findings.some(({ check }) => check === 'privileged-container'));
  assert.equal(findings[0]?.severity, 'critical');
});

test('a repair is shown as a change of the text', () => {
  const [repair] = repairsOf(evaluateManifest(pod).findings, ['safe', 'tightening']);
  const lines = repair?.diff.map(({ kind, text }) => `${kind} ${text.trim()}`) ?? [];
  assert.ok(lines.includes('removed privileged: true'));
  assert.ok(lines.includes('added privileged: false'));
});

test('what cannot be read is told', () => {
  assert.match(evaluateManifest('a: [').problems[0] ?? '', /\(1:|line|unexpected|flow/i);
  assert.match(evaluateManifest('kind: Pod').problems[0] ?? '', /no Kubernetes object/);
  assert.match(evaluateManifest('x'.repeat(3_000_000)).problems[0] ?? '', /pastedText/);
  const wrong = evaluateManifest('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: 3\n');
  assert.match(wrong.problems.join(), /must be a/);
});

test('lists are opened', () => {
  const list = evaluateManifest(
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n- 7\n`,
  );
  assert.equal(list.objects, 1);
  assert.match(list.problems[0] ?? '', /document 1\/items\/1/);
});

test('a nested text does not break it', () => {
  assert.ok(evaluateManifest('['.repeat(100_000)).problems.length > 0);
});
