import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { any, boolean, conform, list, map, number, object, scalar, string, type WrongType } from './shape.ts';

const shape = object({
  name: string,
  on: boolean,
  count: number,
  port: scalar,
  raw: any,
  tags: list(string),
  labels: map(string),
  items: list(object({ name: string, inner: object({ on: boolean }) })),
});

const read = (value: unknown) => {
  const wrong: WrongType[] = [];
  return {
    value: conform(shape, value, wrong),
    wrong: wrong.map(({ path, expected, found }) => `${path} ${expected} ${found}`),
  };
};

describe('conforming', () => {
  test('gives the same object back where everything fits, and does not look at other fields', () => {
    const given = { name: 'a', items: [{ name: 'b', other: 7 }], other: [], labels: { x: 'y' } };
    const { value, wrong } = read(given);
    assert.equal(value, given);
    assert.deepEqual(wrong, []);
  });

  const table = [
    ['a wrong scalar is absent', { name: 7, on: true }, { on: true }, ['/name string number']],
    ['a number is no flag', { on: 1 }, {}, ['/on boolean number']],
    ['text and numbers are both scalars', { port: 'http' }, { port: 'http' }, []],
    ['null is absent without a word', { name: null, items: null }, {}, []],
    [
      'a wrong item keeps its place',
      { tags: ['a', 7, 'b'] },
      { tags: ['a', '', 'b'] },
      ['/tags/1 string number'],
    ],
    ['a null item keeps its place', { items: [null, { name: 'x' }] }, { items: [{}, { name: 'x' }] }, []],
    ['a list is no mapping', { labels: [] }, {}, ['/labels map list']],
    [
      'wrong members of a map go',
      { labels: { a: 1, b: 'c' } },
      { labels: { b: 'c' } },
      ['/labels/a string number'],
    ],
    [
      'keys with slashes are escaped in paths',
      { labels: { 'a/b': 1 } },
      { labels: {} },
      ['/labels/a~1b string number'],
    ],
    [
      'deep ones are found',
      { items: [{ inner: { on: 'yes' } }] },
      { items: [{ inner: {} }] },
      ['/items/0/inner/on boolean string'],
    ],
  ] as const;
  for (const [name, given, expected, wrong] of table)
    test(name, () => {
      const before = structuredClone(given);
      assert.deepEqual(read(given), { value: expected, wrong });
      assert.deepEqual(given, before);
    });

  test('a value that is no object at all is absent', () => {
    assert.deepEqual(read('text'), { value: undefined, wrong: [' object string'] });
    assert.deepEqual(read(null), { value: undefined, wrong: [] });
  });

  test('never throws, and what it gives fits', () => {
    fc.assert(
      fc.property(
        fc.object({
          key: fc.constantFrom('name', 'on', 'tags', 'labels', 'items', 'inner', '__proto__', 'port'),
          maxDepth: 4,
        }),
        (given) => {
          const once = read(given).value;
          assert.deepEqual(read(once).wrong, []);
        },
      ),
      { numRuns: 500, seed: 9 },
    );
  });
});
