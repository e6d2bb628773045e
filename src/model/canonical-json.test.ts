import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('the order in which members were written makes no difference', () => {
  assert.equal(canonicalJson({ b: [{ y: 1, x: 2 }], a: 1 }), '{"a":1,"b":[{"x":2,"y":1}]}');
});

test('canonical JSON reads back as the value, and of that as the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
    { numRuns: 100 },
  );
});

test('a member called __proto__ is kept', () => {
  assert.equal(canonicalJson(JSON.parse('{"__proto__":1}')), '{"__proto__":1}');
});
