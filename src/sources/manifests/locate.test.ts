import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fieldPath } from '../../model/field-path.ts';
import { locate } from './locate.ts';
import { readDocuments } from './read.ts';
import { resourcesOf } from './resources.ts';

/** The text that a location covers, and where it starts. */
const shownAt = (text: string, pointer: string, resource = 0): string => {
  const { documents } = readDocuments(text, 'f.yaml');
  const resources = documents.flatMap((document, index) => resourcesOf(document, 'f.yaml', index).resources);
  const origin = resources[resource]?.origin;
  assert.ok(origin?.kind === 'file');
  const { line, column, endLine, endColumn } = locate(text, origin, fieldPath(pointer));
  const lines = text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(column - 1);
  return `${line}:${column} ${lines.join('\n')}`;
};

const yaml = `# A comment
apiVersion: v1
kind: Pod
metadata:
  name: &name web
  labels: {app: web, "a/b": 'x''y'}
spec:
  containers:
  - name: "app"   # comment
    image: >-
      nginx

    args: [a, *name, "c d"]
    env: &env
      - name: A
        value: plain text
          over two lines
      -   value: "1"
  -
    name: side
    env: *env
  - {name: flow, env: []}
  hostNetwork: yes
  empty:
  defaults: &defaults {runAsNonRoot: false, x: 1}
  securityContext:
    <<: *defaults
    x: 2
  nested:
  - - deep
  a~b/c: 1
  "quoted key" : !!str 2
  twice: 1
  twice: 2
`;

const places: readonly (readonly [string, string])[] = [
  ['', '2:1 apiVersion: v1'],
  ['/kind', '3:1 kind: Pod'],
  ['/metadata', '4:1 metadata'],
  ['/metadata/name', '5:3 name: &name web'],
  ['/metadata/labels', '6:3 labels'],
  ['/metadata/labels/app', '6:12 app: web'],
  ['/metadata/labels/a~1b', `6:22 "a/b": 'x''y'`],
  ['/spec/containers', '8:3 containers'],
  ['/spec/containers/0', '9:5 name: "app"'],
  ['/spec/containers/0/name', '9:5 name: "app"'],
  ['/spec/containers/0/image', '10:5 image: >-\n      nginx'],
  ['/spec/containers/0/args/0', '13:12 a'],
  ['/spec/containers/0/args/1', '13:15 *name'],
  ['/spec/containers/0/args/2', '13:22 "c d"'],
  ['/spec/containers/0/env', '14:5 env'],
  ['/spec/containers/0/env/0/value', '16:9 value: plain text\n          over two lines'],
  ['/spec/containers/0/env/1', '18:11 value: "1"'],
  ['/spec/containers/1', '20:5 name: side'],
  ['/spec/containers/1/env/1/value', '18:11 value: "1"'],
  ['/spec/containers/2', '22:5 {name: flow'],
  ['/spec/containers/2/env', '22:18 env'],
  ['/spec/hostNetwork', '23:3 hostNetwork: yes'],
  ['/spec/empty', '24:3 empty'],
  ['/spec/securityContext/runAsNonRoot', '25:24 runAsNonRoot: false'],
  ['/spec/securityContext/x', '28:5 x: 2'],
  ['/spec/nested/0/0', '30:7 deep'],
  ['/spec/a~0b~1c', '31:3 a~b/c: 1'],
  ['/spec/quoted key', '32:3 "quoted key" : !!str 2'],
  ['/spec/twice', '34:3 twice: 2'],
  ['/spec/absent', '7:1 spec'],
  ['/spec/containers/9/name', '8:3 containers'],
  ['/spec/hostNetwork/deeper', '23:3 hostNetwork: yes'],
  ['/absent', '2:1 apiVersion: v1'],
];

describe('a pointer is shown where it lies', () => {
  for (const [pointer, shown] of places)
    test(`${pointer} at ${shown.split(' ')[0]}`, () => assert.equal(shownAt(yaml, pointer), shown));

  test('in the right document of a file', () => {
    const text = 'apiVersion: v1\nkind: A\n--- # two\n\n# comment\napiVersion: v1\nkind: B\n';
    assert.equal(shownAt(text, '/kind', 1), '7:1 kind: B');
  });

  test('in the line of its separator', () => {
    const text = 'a: 1\n--- {apiVersion: v1, kind: A}\n';
    assert.equal(shownAt(text, '/kind'), '2:22 kind: A');
  });

  test('in an item of a List', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A}\n- apiVersion: v1\n  kind: B\n';
    assert.equal(shownAt(text, '/kind', 1), '6:3 kind: B');
    assert.equal(shownAt(text, '', 1), '5:3 apiVersion: v1');
  });

  test('behind brackets that go on at any depth', () => {
    const text = 'apiVersion: v1\nkind: A\nx: &x [\n  1,\n]\nq: {\n  z: [\n]\n}\nb: 2\n';
    assert.equal(shownAt(text, '/x/0'), '4:3 1');
    assert.equal(shownAt(text, '/q/z'), '7:3 z');
    assert.equal(shownAt(text, '/b'), '10:1 b: 2');
  });

  test('in JSON', () => {
    const text =
      '{"apiVersion": "v1", "kind": "A",\n "spec": {"list": [1, {"a": "b"}]}}\n{"kind": "B", "apiVersion": "v1"}';
    assert.equal(shownAt(text, '/spec'), '2:2 "spec"');
    assert.equal(shownAt(text, '/spec/list/0'), '2:20 1');
    assert.equal(shownAt(text, '/spec/list/1'), '2:23 {"a": "b"');
    assert.equal(shownAt(text, '/kind', 1), '3:2 "kind": "B"');
  });

  test('with carriage returns and wide characters', () => {
    const text = 'apiVersion: v1\r\nkind: A\r\n"😀": {é: 1}\r\n';
    assert.equal(shownAt(text, '/😀/é'), '3:8 é: 1');
  });
});

test('a text that is not the one that was read gives the line of its document', () => {
  const origin = {
    kind: 'file',
    path: 'other.yaml',
    document: 0,
    offset: 5,
    length: 3,
    line: 3,
    pointer: fieldPath(''),
  } as const;
  assert.deepEqual(locate('a: [', origin, fieldPath('/a')), {
    file: 'other.yaml',
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 1,
    precision: 'file',
  });
});
