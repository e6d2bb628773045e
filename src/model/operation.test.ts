import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyOperations, inOrder, type Operation, prefixed, set, strictly } from './operation.ts';

describe('applying operations', () => {
  const object = { a: { b: [1, 2, 3] }, c: 'd' };

  const table: readonly (readonly [string, readonly Operation[], unknown])[] = [
    ['replaces', [{ op: 'replace', path: '/c', value: 1 }], { a: { b: [1, 2, 3] }, c: 1 }],
    ['adds a member', [{ op: 'add', path: '/a/e', value: 1 }], { a: { b: [1, 2, 3], e: 1 }, c: 'd' }],
    ['makes missing holders', [{ op: 'add', path: '/x/y/z', value: 1 }], { ...object, x: { y: { z: 1 } } }],
    [
      'adds an item before another',
      [{ op: 'add', path: '/a/b/1', value: 9 }],
      { a: { b: [1, 9, 2, 3] }, c: 'd' },
    ],
    [
      'adds an item at the end',
      [{ op: 'add', path: '/a/b/-', value: 9 }],
      { a: { b: [1, 2, 3, 9] }, c: 'd' },
    ],
    ['removes an item', [{ op: 'remove', path: '/a/b/0' }], { a: { b: [2, 3] }, c: 'd' }],
    ['removes a member', [{ op: 'remove', path: '/a' }], { c: 'd' }],
    ['replaces the whole', [{ op: 'replace', path: '', value: 1 }], 1],
    [
      'leaves out what leads nowhere',
      [
        { op: 'replace', path: '/x/y', value: 1 },
        { op: 'remove', path: '/q' },
      ],
      object,
    ],
    ['never enters a scalar', [{ op: 'add', path: '/c/x', value: 1 }], object],
    ['takes __proto__ for a name', [{ op: 'add', path: '/__proto__/x', value: 1 }], object],
  ];
  for (const [name, operations, expected] of table)
    test(name, () => {
      const before = structuredClone(object);
      const after = applyOperations(object, operations);
      assert.deepEqual(object, before, 'the object given changed');
      if (!name.includes('__proto__')) assert.deepEqual(after, expected);
      assert.equal(({} as Record<string, unknown>)['x'], undefined);
    });

  test('shares what it does not touch', () => {
    const after = applyOperations(object, [{ op: 'replace', path: '/c', value: 1 }]) as typeof object;
    assert.equal(after.a, object.a);
  });
});

test('operations of several repairs are put in an order in which none disturbs another', () => {
  const removals = [0, 1, 2, 10].map((index): Operation => ({ op: 'remove', path: `/list/${index}` }));
  const list = Array.from({ length: 12 }, (_, index) => index);
  fc.assert(
    fc.property(fc.shuffledSubarray(removals), (some) => {
      const gone = new Set(some.map(({ path }) => Number(path.slice('/list/'.length))));
      const after = applyOperations({ list }, inOrder([...some, ...some]));
      assert.deepEqual(after, { list: list.filter((index) => !gone.has(index)) });
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('strict operations do the same, and add only where the holder exists', () => {
  const object = { spec: {} };
  const operations: readonly Operation[] = [
    { op: 'add', path: '/spec/a/b/c', value: 1 },
    { op: 'add', path: '/spec/a/b/d', value: 2 },
  ];
  const strict = strictly(object, operations);
  assert.deepEqual(strict, [
    { op: 'add', path: '/spec/a', value: { b: { c: 1 } } },
    { op: 'add', path: '/spec/a/b/d', value: 2 },
  ]);
  assert.deepEqual(applyOperations(object, strict), applyOperations(object, operations));
});

test('set replaces what is there and adds what is not', () => {
  assert.equal(set({ a: { b: false } }, '/a/b', true).op, 'replace');
  assert.equal(set({ a: {} }, '/a/b', true).op, 'add');
  assert.equal(set('text', '/a/b', true).op, 'add');
});

test('prefixed moves operations deeper', () => {
  assert.deepEqual(prefixed([{ op: 'remove', path: '/a' }], '/items/1'), [
    { op: 'remove', path: '/items/1/a' },
  ]);
});
