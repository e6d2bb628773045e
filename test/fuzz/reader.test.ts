import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fieldPath } from '../../src/model/field-path.ts';
import { readBlockDocument } from '../../src/sources/manifests/block/block.ts';
import { unsure } from '../../src/sources/manifests/block/cursor.ts';
import { parseFullYaml } from '../../src/sources/manifests/full-yaml.ts';
import { locate } from '../../src/sources/manifests/locate.ts';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { resourcesOf } from '../../src/sources/manifests/resources.ts';
import { splitDocuments } from '../../src/sources/manifests/split.ts';
import { generateDocument, type Random, seeded } from '../oracles/yaml-documents.ts';

const deployment = `# A web application
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web, "tier": 'front'}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: "registry.example/web:1.0"
          args: [--port, "80", -v]
          command:
          - sh
          - -c
          - |
            set -e
              exec web
          env:
          - {name: A, value: "b"}
          - name: B
            value: >-
              b
              c
          securityContext:
            privileged: yes
      # the end
---
apiVersion: v1
kind: List
items:
- &a {apiVersion: v1, kind: Service, metadata: {name: a}}
- <<: *a
  metadata: {name: b}
`;

const json = `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata":
  {"name": "a\\u0041", "labels": {"x": "y"}}, "spec": {"containers": [{"name": "c", "ports": [80, 1e3, -2.5], "tty": null}]}}]}\n{}`;

/** Bytes that mean something to some parser. */
const tokens = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '-',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '|',
  '>',
  '&a ',
  '*a',
  '!',
  '!!',
  '<<: ',
  '%',
  '---\n',
  '...\n',
  '\0',
  '\r',
  '\\',
  '\x80',
  '\xff',
  '\xc3',
  '\ufeff',
  '?',
  '? ',
  '~',
  '@',
  '0',
  '\x7f',
];

const pick = <T>(random: Random, choices: readonly T[]): T | undefined =>
  choices[Math.floor(random() * choices.length)];

/** A few bytes deleted, doubled, moved, replaced or put in. What is no UTF-8 afterwards becomes U+FFFD. */
const mutate = (random: Random, text: string): string => {
  let bytes: Buffer = Buffer.from(text);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const from = Math.floor(random() * bytes.length);
    const to = Math.min(bytes.length, from + Math.floor(random() * random() * 40));
    const [before, piece, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
    const token = Buffer.from(pick(random, tokens) ?? '', 'latin1');
    const change = pick(random, [[], [piece, piece], [token], [token, piece], [piece.toReversed()]]) ?? [];
    bytes = Buffer.concat([before, ...change.map((part) => Buffer.from(part)), after]);
  }
  return bytes.toString('utf8');
};

/** Reads the text; every resource can be located, and every problem has a place in the text. */
const survives = (text: string, file: string): void => {
  const { documents, problems } = readDocuments(text, file);
  const lines = text.split('\n');
  for (const { line = 1, column = 1, detail } of problems) {
    assert.ok(detail !== '' && line >= 1 && line <= lines.length, `${line}: ${detail}`);
    assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, `${line}:${column}: ${detail}`);
  }
  for (const [index, document] of documents.entries())
    for (const { origin } of resourcesOf(document, file, index).resources)
      if (origin.kind === 'file')
        assert.equal(locate(text, origin, fieldPath('/metadata/name')).precision, 'exact');
};

describe('a mutated text is read or refused, and never crashes the reader', () => {
  const sources: readonly (readonly [string, (random: Random) => string])[] = [
    ['manifests', () => deployment],
    ['JSON', () => json],
    ['generated documents', (random) => generateDocument(random, 0)],
  ];
  for (const [name, source] of sources)
    test(name, () => {
      const random = seeded(name.length);
      for (let index = 0; index < 3000; index++) {
        const text = mutate(random, source(random));
        try {
          survives(text, index % 2 === 0 ? 'f.yaml' : 'f.json');
        } catch (error) {
          assert.fail(`${error}\n${JSON.stringify(text)}`);
        }
      }
    });
});

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

describe('a hostile text is answered soon, with one document or problem', () => {
  const texts: Readonly<Record<string, string>> = {
    'brackets without end': '['.repeat(1e6),
    'JSON without end': '{"a":'.repeat(1e6),
    'dashes without end': '- '.repeat(1e5),
    'anchors upon anchors': times(90, (index) => `${' '.repeat(index)}&a${index} !!map\n`),
    'anchored keys upon keys': times(90, (index) => `${' '.repeat(index)}&a${index} k${index}: &b${index}\n`),
    'explicit keys in flow': '[? '.repeat(90),
    'one long line': `a: ${'x'.repeat(1e7)}`,
    'one long key': 'x'.repeat(1e7),
    'a quote over many lines': `a: "${'\n  x'.repeat(1e5)}"`,
    'a block scalar of blanks': `a: |\n${' \n'.repeat(1e6)}`,
    'a mapping merged often': `a: &a {${times(500, (index) => `k${index}: 1, `)}}\n${times(500, (index) => `m${index}: {<<: *a}\n`)}`,
    'brackets closed at the margin': `a: &a 1\n${times(1e4, (index) => `b${index}: [\n]\n`)}`,
    'the same key': 'a: 1\n'.repeat(1e5),
    'the same key in JSON': `{${'"a":1,'.repeat(1e5)}"a":1}`,
    'carriage returns': 'a: 1\r'.repeat(5e4),
  };
  for (const [name, text] of Object.entries(texts))
    test(name, () => {
      const start = performance.now();
      const { documents, problems } = readDocuments(text, 'f.yaml');
      assert.ok(performance.now() - start < 5000, 'in five seconds, on a busy machine');
      assert.ok(documents.length + problems.filter(({ code }) => code !== 'duplicate-key').length === 1);
    });
});

test('the fast path says what the library says on mutated manifests', () => {
  const random = seeded(3);
  let taken = 0;
  for (let index = 0; index < 5000; index++) {
    const text = mutate(random, index % 4 === 0 ? generateDocument(random, index) : deployment);
    for (const { offset, length } of splitDocuments(text)) {
      const value = readBlockDocument(text, offset, offset + length);
      if (value === unsure) continue;
      taken++;
      const own = text.slice(offset, offset + length);
      const { value: expected, remarks } = parseFullYaml(own);
      assert.deepEqual([value, []], [expected, remarks], JSON.stringify(own));
    }
  }
  assert.ok(taken > 500, `${taken} were taken`);
});
