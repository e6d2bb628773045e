import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fitsGlob } from './glob.ts';

describe('a pattern with stars', () => {
  const table = [
    ['a', 'a', true],
    ['a', 'ab', false],
    ['*', '', true],
    ['a*', 'abc', true],
    ['*c', 'abc', true],
    ['a*c', 'abc', true],
    ['a*c', 'ac', true],
    ['ab*ba', 'aba', false],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'acb', false],
    ['*b*b*', 'b', false],
    ['a.c', 'abc', false],
  ] as const;
  for (const [pattern, text, fits] of table)
    test(`"${pattern}" ${fits ? 'fits' : 'does not fit'} "${text}"`, () =>
      assert.equal(fitsGlob(pattern, text), fits));

  test('takes linear time on a hostile pattern', () => {
    assert.equal(fitsGlob(`${'*a'.repeat(2000)}*b`, 'a'.repeat(100_000)), false);
  });
});
