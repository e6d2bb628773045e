import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, endOfDay } from './expiry.ts';

test('a day later may be in another month', () => {
  assert.equal(dayAfter(new Date(2026, 10, 24), 90), '2027-02-22');
  assert.equal(dayAfter(new Date(2026, 11, 31), 0), '2026-12-31');
});

test('a day ends with its last second where one is', () => {
  assert.equal(endOfDay('2026-11-24'), new Date(2026, 10, 24, 23, 59, 59).toISOString());
});

test('what is no day has no end', () => {
  assert.equal(endOfDay('soon'), undefined);
  assert.equal(endOfDay('2026-02-31'), undefined);
});
