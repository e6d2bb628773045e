import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineOf } from './outline.ts';

const shown = (operations: Parameters<typeof outlineOf>[0]): string =>
  outlineOf(operations)
    .map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-', gap: '~' }[kind]}${text}`)
    .join('\n');

test('operations are shown where they belong, holders once', () => {
  assert.equal(
    shown([
      { op: 'add', path: '/spec/containers/0/securityContext', value: { privileged: false } },
      { op: 'replace', path: '/spec/containers/0/image', value: 'web@sha256:0' },
      { op: 'remove', path: '/spec/hostPID' },
      { op: 'add', path: '/spec/drop/-', value: 'ALL' },
    ]),
    [
      ' spec:',
      '   containers:',
      '     - # item 0',
      '+      securityContext:',
      '+        privileged: false',
      '-      image: …',
      '+      image: "web@sha256:0"',
      '-  hostPID: …',
      '   drop:',
      '+    - ALL',
    ].join('\n'),
  );
});
