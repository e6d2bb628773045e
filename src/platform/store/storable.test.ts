import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { limits } from '../../model/limits.ts';
import { storableName, storableText } from './storable.ts';

/** Code units of all kinds, halves of surrogate pairs too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test('every text becomes one that both databases keep, and such a text stays as it is', () =>
  fc.assert(
    fc.property(anyText, (text) => {
      for (const kept of [storableText(text), storableName(text)]) {
        assert.ok(kept.isWellFormed() && !kept.includes('\0'));
        assert.equal(storableText(kept), kept);
      }
      assert.ok(Buffer.byteLength(storableName(text)) <= limits.storedName);
      assert.equal(storableName(storableName(text)), storableName(text));
    }),
    { numRuns: 50 },
  ));

test('no letter is cut in half', () => {
  assert.equal(storableName('é'.repeat(1_000)), 'é'.repeat(limits.storedName / 2));
  assert.equal(storableName(`a${'🧱'.repeat(1_000)}`), `a${'🧱'.repeat((limits.storedName - 4) / 4)}`);
});
