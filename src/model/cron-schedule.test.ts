import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scheduleFault } from './cron-schedule.ts';

describe('a well-formed schedule has no fault', () => {
  for (const schedule of [
    '* * * * *',
    '*/5 0-23/2 1,15 * 1-5',
    '0 3 * JAN-mar SUN',
    '5/15 * ? * ?',
    '  0  0 1 1 0 ',
    '@hourly',
    '@midnight',
    '@every 1h30m',
  ])
    test(schedule, () => {
      assert.equal(scheduleFault(schedule), undefined);
    });
});

describe('a malformed one has one that names the place', () => {
  for (const [schedule, fault] of [
    ['', 'it has 0 fields, not 5'],
    ['* * * *', 'it has 4 fields, not 5'],
    ['0 0 * * * *', 'it has 6 fields, not 5'],
    ['60 * * * *', 'its minute is wrong'],
    ['*/0 * * * *', 'its minute is wrong'],
    ['* 24 * * *', 'its hour is wrong'],
    ['* * 0 * *', 'its day of month is wrong'],
    ['* * * 13 *', 'its month is wrong'],
    ['* * * * 7', 'its day of week is wrong'],
    ['* * * * 5-1', 'its day of week is wrong'],
    ['* * * * mon-fri-sat', 'its day of week is wrong'],
    ['1, * * * *', 'its minute is wrong'],
    ['* * 1//2 * *', 'its day of month is wrong'],
    ['@fortnightly', 'there is no such macro'],
    ['@every day', 'it has no duration'],
    ['TZ=UTC 0 0 * * *', 'the time zone belongs into the field timeZone'],
    ['1'.repeat(100_000), 'it is too long'],
  ] as const)
    test(schedule.slice(0, 40), () => {
      assert.equal(scheduleFault(schedule), fault);
    });
});
