import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, parseAddress } from './address.ts';

test('an address is read as it was written', () => {
  const query = new URLSearchParams({ severity: 'high,low', text: 'a b?&#' });
  const read = parseAddress(addressOf(['findings', 'a/b', 'ü?#'], query));
  assert.deepEqual(read.path, ['findings', 'a/b', 'ü?#']);
  assert.equal(read.query.toString(), query.toString());
});

test('an address that is none leads to the overview', () => {
  assert.deepEqual(parseAddress('').path, []);
  assert.deepEqual(parseAddress('#/').path, []);
});

test('what cannot be decoded stands for itself', () => {
  assert.deepEqual(parseAddress('#/findings/%E0%A4%A').path, ['findings', '%E0%A4%A']);
});
