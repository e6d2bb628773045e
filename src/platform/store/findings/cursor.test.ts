import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StoreError } from '../store-error.ts';
import { cursorOf, positionOf } from './cursor.ts';

/** Code units of all kinds, halves of surrogate pairs too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test('a cursor gives back its position', () =>
  fc.assert(
    fc.property(anyText, fc.integer(), (text, number) => {
      const position = [text.toWellFormed(), number];
      assert.deepEqual(positionOf('q', cursorOf('q', position), ['', 0]), position);
    }),
    { numRuns: 50 },
  ));

test('a cursor that was edited, cut, made up or taken to another question is refused', () => {
  const cursor = cursorOf('q', [3, 17]);
  const texts = [...cursor].map(
    (letter, index) => `${cursor.slice(0, index)}${letter === 'A' ? 'B' : 'A'}${cursor.slice(index + 1)}`,
  );
  // The last letter has spare bits: it may read back as the same bytes.
  for (const text of [...texts.slice(0, -1), '', cursor.slice(4), `${cursor}AAAA`, 'x'.repeat(1e5)])
    assert.throws(() => positionOf('q', text, [0, 0]), StoreError, text.slice(0, 60));
  assert.throws(() => positionOf('p', cursor, [0, 0]), StoreError);
  assert.throws(() => positionOf('q', cursor, ['', 0]), StoreError);
  assert.throws(() => positionOf('q', cursor, [0]), StoreError);
});
