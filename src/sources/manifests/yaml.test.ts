import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limits } from '../../model/limits.ts';
import { readYaml } from './yaml.ts';

const valuesIn = (text: string): readonly unknown[] =>
  readYaml(text, 'f.yaml').documents.map(({ value }) => value);

const problemsIn = (text: string): readonly string[] =>
  readYaml(text, 'f.yaml').problems.map(
    ({ code, line, column, detail }) => `${line}:${column} ${code} ${detail}`,
  );

const streams: readonly {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}[] = [
  { name: 'nothing', text: '', values: [] },
  { name: 'comments only', text: '# a\n---\n# b\n', values: [] },
  {
    name: 'documents with comments behind their separators',
    text: 'a: 1\n--- # two\nb: 2\n---\t\nc: 3',
    values: [{ a: 1 }, { b: 2 }, { c: 3 }],
  },
  {
    name: 'a value in the line of its separator',
    text: '--- {a: 1}\n--- text\n--- |\n  x\n',
    values: [{ a: 1 }, 'text', 'x\n'],
  },
  { name: 'an end marker', text: 'a: 1\n...\n---\nb: 2\n...\n', values: [{ a: 1 }, { b: 2 }] },
  {
    name: 'an end marker without a separator behind it',
    text: 'a: 1\n...\nb: 2\n',
    values: [{ a: 1 }, { b: 2 }],
  },
  {
    name: 'directives',
    text: '# first\n\n%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!int "1"\n...\n%YAML 1.2\n---\nb: 2',
    values: [{ a: 1 }, { b: 2 }],
  },
  {
    name: 'carriage returns',
    text: 'a: 1\r\nb: |\r\n  x\r\n  y\r\n---\r\nc: 3\r\n',
    values: [{ a: 1, b: 'x\ny\n' }, { c: 3 }],
  },
  { name: 'a byte order mark', text: '\ufeffa: 1\n', values: [{ a: 1 }] },
  {
    name: 'what only looks like a separator',
    text: 'a: ---\nb: |\n  ---\n---x: 1\n',
    values: [{ a: '---', b: '---\n', '---x': 1 }],
  },
  { name: 'an empty value, but not an empty document', text: 'a:\n--- ~\n', values: [{ a: null }, null] },
  {
    name: 'keys that are no strings',
    text: 'n: 1\n1: 2\n1.50: 3\n? on\n: 4\n',
    values: [{ false: 1, 1: 2, 1.5: 3, true: 4 }],
  },
  {
    name: 'tags',
    text: '[!!str 1, !!int "1", !!binary aGk=, ! 1, !own 1, !!null "", !!bool yes, !!float 1]',
    values: [['1', 1, 'hi', '1', '1', null, true, 1]],
  },
  { name: 'an anchor and its alias', text: 'a: &x [1, 2]\nb: *x\n', values: [{ a: [1, 2], b: [1, 2] }] },
  { name: 'an anchor that is used again', text: 'a: &x 1\nb: &x 2\nc: *x\n', values: [{ a: 1, b: 2, c: 2 }] },
  {
    name: 'merges',
    text: 'a: &a {x: 1, v: 1}\nb: &b {v: 2, z: 2}\nc: {<<: [*a, *b], z: 3}\nd: {x: 0, <<: *a}\n',
    values: [{ a: { x: 1, v: 1 }, b: { v: 2, z: 2 }, c: { x: 1, v: 1, z: 3 }, d: { x: 1, v: 1 } }],
  },
  {
    name: 'quotes and brackets that go on at any depth, with anchors elsewhere',
    text: 'a: &a [\n  x,\nz\n]\nb: {c: "one\n two",\n}\nd: [\n]\n',
    values: [{ a: ['x', 'z'], b: { c: 'one two' }, d: [] }],
  },
  {
    name: 'a comment that ends where Unicode ends a line',
    text: 'a: 1 # x\u2028b: 2 # y\u0085c: 3\n',
    values: [{ a: 1, b: 2, c: 3 }],
  },
  { name: 'JSON inside YAML', text: '{"a": {"b":[1,"2\\u0041"]}}', values: [{ a: { b: [1, '2A'] } }] },
];

describe('a stream is read into its documents', () => {
  for (const { name, text, values } of streams)
    test(name, () => {
      assert.deepEqual(problemsIn(text), []);
      assert.deepEqual(valuesIn(text), values);
    });
});

describe('a broken document is one problem with its place in the file', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['[1, 2\n', 'expected the closing "]" or "}" before the end of the document'],
    ['a: [1, 2\n', 'expected the closing "]" or "}"'],
    ['a: 1\n b: 2\n', 'expected a key at the same indentation'],
    ['a:\n\tb: 1\n', 'a tab in the indentation'],
    ['a: "x\n', 'expected the closing double quote'],
    ["a: 'x\n", 'expected the closing single quote'],
    ['a: "\\q"\n', 'no escape that YAML knows'],
    ['a: *x\n', 'the alias *x has no anchor &x before it'],
    ['a: &x [*x]\n', 'the anchor &x contains an alias to itself'],
    ['a: !!int x\n', 'the tag !!int needs a value of that type, found "x"'],
    ['a: {{ .Values.x }}\n', 'a template ({{ … }}), which is no YAML yet'],
    ['? [a]\n: b\n', 'a key must be a string, number or boolean'],
    ['~: 1\n', 'a key must be a string, number or boolean'],
    ['<<: 1\n', 'a merge (<<) takes a mapping or a list of mappings'],
    ['a: @x\n', 'expected'],
  ];
  for (const [text, detail] of broken)
    test(`${JSON.stringify(text)}: ${detail}`, () => {
      const problems = problemsIn(`before: 1\n---\n${text}---\nafter: 1\n`);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', /^\d+:\d+ invalid-yaml /);
      assert.ok(problems[0]?.includes(detail), problems.join());
      assert.deepEqual(valuesIn(`before: 1\n---\n${text}---\nafter: 1\n`), [{ before: 1 }, { after: 1 }]);
    });

  test('line and column are those of the file', () =>
    assert.deepEqual(problemsIn('a: 1\n---\nb: 1\nc: *none\n'), [
      '4:4 invalid-yaml the alias *none has no anchor &none before it',
    ]));

  test('a NUL is named with its place', () =>
    assert.deepEqual(problemsIn('a: 1\n---\nb: x\0y\n---\nc: 1\n'), [
      '3:5 invalid-encoding a NUL character; YAML is text',
    ]));
});

describe('equal keys', () => {
  test('are each a problem, and the last one counts', () => {
    const text = 'a: 1\nb: {c: 1, c: 2}\na: 3\n';
    assert.deepEqual(valuesIn(text), [{ a: 3, b: { c: 2 } }]);
    assert.deepEqual(
      problemsIn(text).map((problem) => problem.slice(0, 17)),
      ['2:11 duplicate-ke', '3:1 duplicate-key'],
    );
  });

  test('are counted where they are many', () => {
    const { problems } = readYaml('a: 1\n'.repeat(1001), 'f.yaml');
    assert.equal(problems.length, limits.duplicateKeysPerDocument);
    assert.match(problems.at(-1)?.detail ?? '', /so it is with 980 more keys$/);
  });

  test('are none where one of them was merged', () => {
    assert.deepEqual(problemsIn('a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n'), []);
  });
});

describe('limits', () => {
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    .concat(Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`))
    .join('\n');
  const aliases = `a: &a 1\nb: [${'*a, '.repeat(limits.aliasesPerDocument + 1)}]\n`;
  const cases: readonly (readonly [string, string, string])[] = [
    ['nesting', nested(limits.depth + 1), 'nesting over depth (100)'],
    [
      'nesting in blocks',
      Array.from({ length: 102 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'nesting over depth (100)',
    ],
    ['a bomb of aliases', bomb, 'aliases expand to over expandedNodes (1000000)'],
    ['many aliases', aliases, 'over aliasesPerDocument (1000)'],
  ];
  for (const [name, text, detail] of cases)
    test(`${name} over the limit is one problem`, () => {
      const { documents, problems } = readYaml(text, 'f.yaml');
      assert.equal(documents.length, 0);
      assert.deepEqual(
        problems.map((problem) => `${problem.code} ${problem.detail}`),
        [`limit-exceeded ${detail}`],
      );
    });

  test('a file with too many documents is one problem', () =>
    assert.deepEqual(
      readYaml('a: 1\n---\n'.repeat(limits.documentsPerFile + 1), 'f.yaml').problems.map(({ code }) => code),
      ['limit-exceeded'],
    ));
});

test('foreign keys change no prototype', () => {
  const [value] = valuesIn(
    '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\na: {<<: {__proto__: {polluted: 1}}}\n',
  );
  assert.ok(typeof value === 'object' && value !== null);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.deepEqual(Object.keys(value), ['__proto__', 'constructor', 'a']);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});

test('a document knows its own stretch of the text', () => {
  const text = '# head\n---\na: 1\n--- {b: 2}\n...\n%YAML 1.2\n---\nc: 3\n';
  const { documents } = readYaml(text, 'f.yaml');
  assert.deepEqual(
    documents.map(({ offset, length, line }) => [text.slice(offset, offset + length), line]),
    [
      ['a: 1\n', 3],
      ['--- {b: 2}\n', 4],
      ['%YAML 1.2\n---\nc: 3\n', 6],
    ],
  );
});
