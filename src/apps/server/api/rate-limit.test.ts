import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../../model/limits.ts';
import { RateLimit } from './rate-limit.ts';

test('a burst is let through, then so many a second, each name by itself', () => {
  let now = 0;
  const limit = new RateLimit({ burst: 3, perSecond: 2 }, () => now);
  for (let count = 0; count < 3; count++) equal(limit.take('ada'), undefined);
  equal(limit.take('ada'), 1);
  equal(limit.take('bob'), undefined);
  now = 500;
  equal(limit.take('ada'), undefined);
  equal(limit.take('ada'), 1);
});

test('a clock that is set back gives nothing away and takes nothing', () => {
  let now = 10_000;
  const limit = new RateLimit({ burst: 1, perSecond: 1 }, () => now);
  equal(limit.take('ada'), undefined);
  now = 0;
  equal(limit.take('ada'), 1);
  now = 1_000;
  equal(limit.take('ada'), undefined);
});

test('names without end push the oldest out, not who is asking now', () => {
  const limit = new RateLimit({ burst: 1, perSecond: 0.001 }, () => 0);
  equal(limit.take('ada'), undefined);
  for (let count = 0; count < limits.rateBuckets - 1; count++) limit.take(`stranger-${count}`);
  equal(limit.take('ada'), 1000);
});
