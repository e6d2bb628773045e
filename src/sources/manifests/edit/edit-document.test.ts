import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Operation } from '../../../model/operation.ts';
import { editDocument } from './edit-document.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly operations: readonly Operation[];
  readonly expected: string;
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

const cases: readonly Case[] = [
  {
    name: 'a scalar changes and its comment stays',
    text: lines('a:', '  privileged: yes # why', '  b: 1'),
    operations: [{ op: 'replace', path: '/a/privileged', value: false }],
    expected: lines('a:', '  privileged: false # why', '  b: 1'),
  },
  {
    name: 'a quoted string keeps its quotes',
    text: lines(`a: 'one'`, 'b: "two"'),
    operations: [
      { op: 'replace', path: '/a', value: 'three' },
      { op: 'replace', path: '/b', value: 'four' },
    ],
    expected: lines(`a: 'three'`, 'b: "four"'),
  },
  {
    name: 'a member goes behind the last one, before the comment of the next thing',
    text: lines(
      'spec:',
      '  containers:',
      '    - name: web',
      '      image: x',
      '      # about b',
      '    - name: b',
    ),
    operations: [{ op: 'add', path: '/spec/containers/0/tty', value: false }],
    expected: lines(
      'spec:',
      '  containers:',
      '    - name: web',
      '      image: x',
      '      tty: false',
      '      # about b',
      '    - name: b',
    ),
  },
  {
    name: 'missing holders are made in the style of the file',
    text: lines('spec:', '    containers:', '    - name: web'),
    operations: [{ op: 'add', path: '/spec/containers/0/securityContext/capabilities/drop', value: ['ALL'] }],
    expected: lines(
      'spec:',
      '    containers:',
      '    - name: web',
      '      securityContext:',
      '          capabilities:',
      '              drop:',
      '              - ALL',
    ),
  },
  {
    name: 'several adds under one missing holder become one',
    text: lines('a: 1'),
    operations: [
      { op: 'add', path: '/s/x', value: 1 },
      { op: 'add', path: '/s/z', value: true },
    ],
    expected: lines('a: 1', 's:', '  x: 1', '  z: true'),
  },
  {
    name: 'a flow mapping stays one',
    text: lines('a: { b: 1 }', 'c: {}', 'd: [x]'),
    operations: [
      { op: 'add', path: '/a/e', value: 'f' },
      { op: 'add', path: '/c/g', value: 2 },
      { op: 'add', path: '/d/-', value: 'z' },
    ],
    expected: lines('a: { b: 1, e: f }', 'c: { g: 2 }', 'd: [x, z]'),
  },
  {
    name: 'a value that is not written gets one',
    text: lines('a:', 'b: ~', 'c: 1'),
    operations: [
      { op: 'add', path: '/a/x', value: 1 },
      { op: 'replace', path: '/b', value: 'y z' },
    ],
    expected: lines('a:', '  x: 1', 'b: y z', 'c: 1'),
  },
  {
    name: 'a member goes with its line and the comment on it; comments of their own stay',
    text: lines('a: 1', '# about b', 'b: # gone', '  c: 1', 'd: 2'),
    operations: [{ op: 'remove', path: '/b' }],
    expected: lines('a: 1', '# about b', 'd: 2'),
  },
  {
    name: 'the first member of an item makes room for the next',
    text: lines('l:', '  - hostPort: 80', '    name: x'),
    operations: [{ op: 'remove', path: '/l/0/hostPort' }],
    expected: lines('l:', '  - name: x'),
  },
  {
    name: 'the last member leaves an empty mapping',
    text: lines('a:', '  b: 1', 'c: 2'),
    operations: [{ op: 'remove', path: '/a/b' }],
    expected: lines('a: {}', 'c: 2'),
  },
  {
    name: 'items go and the others stay',
    text: lines('add:', '- NET_ADMIN', '- CHOWN # keep', '- SYS_ADMIN'),
    operations: [
      { op: 'remove', path: '/add/2' },
      { op: 'remove', path: '/add/0' },
    ],
    expected: lines('add:', '- CHOWN # keep'),
  },
  {
    name: 'items of a flow sequence go with their commas',
    text: lines('a: [x, y, z]', 'b: [x, y, z]', 'c: [x, y, z]'),
    operations: [
      { op: 'remove', path: '/a/0' },
      { op: 'remove', path: '/b/2' },
      { op: 'remove', path: '/b/1' },
      { op: 'remove', path: '/c/1' },
    ],
    expected: lines('a: [y, z]', 'b: [x]', 'c: [x, z]'),
  },
  {
    name: 'all items go and the key stays with an empty list',
    text: lines('add:', '- CHOWN', '- KILL', 'b: 1'),
    operations: [
      { op: 'remove', path: '/add/1' },
      { op: 'remove', path: '/add/0' },
    ],
    expected: lines('add: []', 'b: 1'),
  },
  {
    name: 'new lines follow the line before one that goes',
    text: lines('c:', '- name: x', '  ports:', '  - containerPort: 1', '    hostPort: 2', 'd: 1'),
    operations: [
      { op: 'add', path: '/c/0/tty', value: false },
      { op: 'remove', path: '/c/0/ports/0/hostPort' },
    ],
    expected: lines('c:', '- name: x', '  ports:', '  - containerPort: 1', '  tty: false', 'd: 1'),
  },
  {
    name: 'JSON stays JSON',
    text: lines('{', '  "a": {', '    "b": 1', '  },', '  "c": "d"', '}'),
    operations: [
      { op: 'add', path: '/a/e', value: { f: ['g'] } },
      { op: 'replace', path: '/c', value: 'h' },
    ],
    expected: lines(
      '{',
      '  "a": {',
      '    "b": 1,',
      '    "e": {',
      '      "f": [',
      '        "g"',
      '      ]',
      '    }',
      '  },',
      '  "c": "h"',
      '}',
    ),
  },
  {
    name: 'strings that would read as something else are quoted',
    text: lines('a: 1'),
    operations: [{ op: 'add', path: '/b', value: { x: 'yes', y: '10', z: 'a: b', w: '', v: '*' } }],
    expected: lines('a: 1', 'b:', '  x: "yes"', '  "y": "10"', '  z: "a: b"', '  w: ""', '  v: "*"'),
  },
  {
    name: 'a scalar becomes a mapping',
    text: lines('a: x # note', 'b: 1'),
    operations: [{ op: 'replace', path: '/a', value: { c: 1 } }],
    expected: lines('a:', '  c: 1 # note', 'b: 1'),
  },
  {
    name: 'a block scalar is replaced whole',
    text: lines('a: |', '  one', '  two', 'b: 1'),
    operations: [{ op: 'replace', path: '/a', value: 'x' }],
    expected: lines('a: x', 'b: 1'),
  },
];

describe('editing a document', () => {
  for (const { name, text, operations, expected } of cases) {
    test(name, () => {
      const edited = editDocument(text, operations);
      assert.ok(edited.ok, edited.ok ? '' : edited.reason);
      assert.equal(edited.text, expected);
    });

    test(`${name}, with carriage returns`, () => {
      const edited = editDocument(text.replaceAll('\n', '\r\n'), operations);
      assert.ok(edited.ok, edited.ok ? '' : edited.reason);
      assert.equal(edited.text, expected.replaceAll('\n', '\r\n'));
    });

    test(`${name}, without a final line break`, () => {
      const edited = editDocument(text.trimEnd(), operations);
      assert.ok(edited.ok, edited.ok ? '' : edited.reason);
      assert.equal(edited.text, expected.trimEnd());
    });
  }

  test('a place that an alias shares is refused', () => {
    const edited = editDocument('a: &x { b: 1 }\nc: *x\n', [{ op: 'replace', path: '/c/b', value: 2 }]);
    assert.deepEqual(edited, { ok: false, reason: 'the place is shared through a YAML alias' });
  });

  test('a place that others share through an anchor is refused', () => {
    const edited = editDocument('a: &x { b: 1 }\nc: *x\n', [{ op: 'replace', path: '/a/b', value: 2 }]);
    assert.equal(edited.ok, false);
  });
});
