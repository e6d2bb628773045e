import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesOnly, lineDiff } from './line-diff.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });

test('the lines without the added ones are the old text, those without the removed ones the new', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before, after);
      const without = (kind: string) => diff.filter((line) => line.kind !== kind).map(({ text }) => text);
      assert.deepEqual(without('added'), before);
      assert.deepEqual(without('removed'), after);
    }),
    { seed: 2 },
  );
});

test('one changed line is one line out and one in', () => {
  const diff = lineDiff(['a', 'b', 'c'], ['a', 'x', 'c']);
  assert.deepEqual(
    diff.map(({ kind }) => kind),
    ['same', 'removed', 'added', 'same'],
  );
});

test('far from a change lines are left out', () => {
  const many = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  const shown = changesOnly(lineDiff(many, [...many.slice(0, 10), 'new', ...many.slice(10)]));
  assert.deepEqual(
    shown.map(({ kind }) => kind),
    ['gap', 'same', 'same', 'same', 'added', 'same', 'same', 'same', 'gap'],
  );
});
