import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldPath } from '../../model/field-path.ts';
import type { Finding } from '../../model/finding.ts';
import { SecretLines } from './secret-lines.ts';

const secretIn = (path: string, kind: 'file' | 'rendered'): Finding => {
  const origin = { path, document: 0, offset: 0, length: 1, line: 1, pointer: fieldPath('') };
  return {
    kind: 'secret',
    check: 'env-var-secret',
    severity: 'high',
    status: 'fail',
    reason: 'secret in clear',
    detail: 'a password',
    resource: {
      reference: { apiVersion: 'v1', kind: 'Pod', name: path },
      object: {},
      origin:
        kind === 'file'
          ? { kind, ...origin }
          : { kind, by: 'kustomize', root: 'overlay', source: path, ...origin },
    },
    path: fieldPath('/spec'),
    controls: {},
    sources: [],
  };
};

const at = (file: string) =>
  ({ file, line: 2, column: 1, endLine: 3, endColumn: 9, precision: 'exact' }) as const;

test('lines of a secret are masked in its own file only, key and indentation kept', () => {
  const lines = new SecretLines(
    () => [secretIn('a.yaml', 'file'), secretIn('b.yaml', 'file')],
    ({ resource }) => at(resource.reference.name),
  );
  assert.equal(lines.mask('a.yaml', 1, '  name: web'), '  name: web');
  assert.equal(lines.mask('a.yaml', 2, '  value: hunter2'), '  value: ••••');
  assert.equal(lines.mask('b.yaml', 3, '  - hunter2'), '  - ••••');
  assert.equal(lines.mask('c.yaml', 2, '  value: hunter2'), '  value: hunter2');
});

test('a secret in a rendered object is masked in whichever file it came from', () => {
  const lines = new SecretLines(
    () => [secretIn('base/pod.yaml', 'rendered')],
    () => at('overlay/patch.yaml'),
  );
  assert.equal(lines.mask('overlay/patch.yaml', 2, 'value: hunter2'), 'value: ••••');
});

test('only secrets of files that are shown are located', () => {
  const located: string[] = [];
  const lines = new SecretLines(
    () => [secretIn('a.yaml', 'file'), secretIn('b.yaml', 'file')],
    ({ resource }) => {
      located.push(resource.reference.name);
      return at(resource.reference.name);
    },
  );
  lines.mask('a.yaml', 2, 'x');
  lines.mask('a.yaml', 3, 'x');
  assert.deepEqual(located, ['a.yaml']);
});
