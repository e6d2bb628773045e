import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FileLines } from './file-lines.ts';

test('lines are those that splitting the whole text gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n'), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 6 }),
      (pieces, first, more) => {
        const text = pieces.join('');
        const lines = new FileLines(new Map([['a.yaml', text]]));
        const expected = text.split('\n').slice(first - 1, first + more);
        assert.deepEqual(lines.between('a.yaml', first, first + more), expected);
      },
    ),
    { seed: 5 },
  );
});

test('a file without text has no lines', () => {
  assert.equal(new FileLines(new Map()).between('a.yaml', 1, 2), undefined);
});
