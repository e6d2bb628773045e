import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256 } from './hash.ts';

const platform = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('SHA-256 is the one of the platform, for texts of any length and alphabet', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 5000])
    assert.equal(sha256('x'.repeat(length)), platform('x'.repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) =>
      assert.equal(sha256(text), platform(text)),
    ),
    { numRuns: 500, seed: 3 },
  );
});
