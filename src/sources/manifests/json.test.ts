import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limits } from '../../model/limits.ts';
import { readJson } from './json.ts';
import { readDocuments } from './read.ts';

const valuesIn = (text: string): readonly unknown[] =>
  readJson(text, 'f.json').documents.map(({ value }) => value);

const problemsIn = (text: string): readonly string[] =>
  readJson(text, 'f.json').problems.map(
    ({ code, line, column, detail }) => `${line}:${column} ${code} ${detail}`,
  );

const broken: readonly (readonly [string, string])[] = [
  ['{"a" 1}', '1:6 invalid-json expected ":" after a key, found "1"'],
  ['{"a": 1,}', '1:9 invalid-json expected a key in double quotes, found "}"'],
  ["{'a': 1}", '1:2 invalid-json expected a key in double quotes, found "\'"'],
  ['{"a": [1 2]}', '1:10 invalid-json expected "," or "]", found "2"'],
  ['{"a": 1 "b": 2}', '1:9 invalid-json expected "," or "}", found "\\""'],
  ['{\n  "a": x\n}', '2:8 invalid-json expected a value, found "x"'],
  ['{"a": 01}', '1:8 invalid-json expected "," or "}", found "1"'],
  ['{"a": "\\x"}', '1:9 invalid-json expected an escape that JSON knows, found "x"'],
  ['{"a": "\n"}', '1:8 invalid-json expected an escape instead of a control character, found "\\n"'],
  ['{"a": "b', '1:9 invalid-json expected the closing double quote, found the end of the file'],
  ['{"a": [1', '1:9 invalid-json expected "," or "]", found the end of the file'],
  ['{"a": 1} // comment', '1:10 invalid-json expected a value, found "/"'],
];

describe('JSON', () => {
  test('is read as JSON.parse reads it', () => {
    const text = '{"a": [1, -2.5e3, "x\\u0041\\n", true, null, {}], "b": {"c": "d: \\"e\\""}}';
    assert.deepEqual(valuesIn(text), [JSON.parse(text)]);
    assert.deepEqual(problemsIn(text), []);
  });

  test('may hold documents one after the other, each with its stretch and line', () => {
    const text = '\ufeff{"a": 1}\n{"a": 2} {"a": 3}\n\n{\n"a": 4}';
    const { documents, problems } = readJson(text, 'f.json');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      documents.map(({ value, offset, length, line }) => [value, text.slice(offset, offset + length), line]),
      [
        [{ a: 1 }, '{"a": 1}', 1],
        [{ a: 2 }, '{"a": 2}', 2],
        [{ a: 3 }, '{"a": 3}', 2],
        [{ a: 4 }, '{\n"a": 4}', 4],
      ],
    );
  });

  test('tells equal keys, and the last one counts', () => {
    const text = '{"a": {"b:": 1, "c": ":"},\n "\\u0061": 2}';
    assert.deepEqual(valuesIn(text), [{ a: 2 }]);
    assert.deepEqual(
      problemsIn(text).map((problem) => problem.slice(0, 17)),
      ['2:2 duplicate-key'],
    );
  });

  for (const [text, problem] of broken)
    test(`${JSON.stringify(text)} is one problem: ${problem}`, () =>
      assert.equal(problemsIn(text).join(), problem));

  test('goes on at the next line that opens an object', () => {
    assert.deepEqual(valuesIn('{"a": 1}\n{"a": }\n{"a": 3}\n'), [{ a: 1 }, { a: 3 }]);
    assert.deepEqual(problemsIn('{"a": 1}\n{"a": }\n{"a": 3}\n'), [
      '2:7 invalid-json expected a value, found "}"',
    ]);
  });

  test('nested over the limit is one problem', () => {
    const text = `{"a": ${'['.repeat(limits.depth)}${']'.repeat(limits.depth)}}`;
    assert.deepEqual(problemsIn(text), [
      `1:${6 + limits.depth} limit-exceeded nesting over depth (${limits.depth})`,
    ]);
  });

  test('nested without end neither throws nor hangs', () => {
    assert.equal(problemsIn('['.repeat(1_000_000)).length, 1);
  });

  test('changes no prototype', () => {
    const [value] = valuesIn('{"__proto__": {"polluted": 1}}');
    assert.ok(typeof value === 'object' && value !== null);
    assert.deepEqual(Object.keys(value), ['__proto__']);
    assert.equal(Reflect.get(value, 'polluted'), undefined);
  });
});

describe('the format is told by the text, not by the name', () => {
  const cases: readonly (readonly [string, string, string, readonly unknown[], readonly string[]])[] = [
    ['JSON documents in a YAML file', 'f.yaml', '{"a": 1}\n{"b": 2}', [{ a: 1 }, { b: 2 }], []],
    ['flow style in a YAML file', 'f.yaml', '{a: 1, "b": 2,}', [{ a: 1, b: 2 }], []],
    ['YAML in a JSON file', 'f.json', 'a: 1\n', [{ a: 1 }], []],
    ['a broken JSON file', 'f.json', '{"a": 1', [], ['invalid-json']],
    ['broken flow style in a YAML file', 'f.yaml', '{a: 1', [], ['invalid-yaml']],
    ['flow style before other documents', 'f.yaml', '{a: 1}\n---\nb: 2\n', [{ a: 1 }, { b: 2 }], []],
  ];
  for (const [name, file, text, values, codes] of cases)
    test(name, () => {
      const { documents, problems } = readDocuments(text, file);
      assert.deepEqual(
        [documents.map(({ value }) => value), problems.map(({ code }) => code)],
        [values, codes],
      );
    });
});
