import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsOf } from './duration.ts';

const table: readonly (readonly [string, number | undefined])[] = [
  ['0', 0],
  ['90s', 90],
  ['1h30m', 5400],
  ['1.5m', 90],
  ['500ms', 0.5],
  ['-1s', -1],
  ['4h0m0s', 14_400],
  ['5', undefined],
  ['', undefined],
  ['1d', undefined],
];

for (const [text, seconds] of table)
  test(`"${text}" is ${seconds} seconds`, () => assert.equal(secondsOf(text), seconds));
