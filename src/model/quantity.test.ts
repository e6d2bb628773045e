import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseQuantity } from './quantity.ts';

describe('a quantity is read in its base unit', () => {
  const table: readonly (readonly [string | number, number])[] = [
    ['1', 1],
    [2, 2],
    [0.5, 0.5],
    ['500m', 0.5],
    ['100m', 0.1],
    ['300m', 0.3],
    ['1u', 1e-6],
    ['1n', 1e-9],
    ['128Mi', 134_217_728],
    ['1.5Gi', 1_610_612_736],
    ['1Ki', 1024],
    ['1k', 1000],
    ['1M', 1_000_000],
    ['2G', 2_000_000_000],
    ['1E', 1e18],
    ['1Ei', 1024 ** 6],
    ['129e6', 129_000_000],
    ['1E3', 1000],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['5.', 5],
    ['+1', 1],
    ['-1', -1],
  ];
  for (const [text, expected] of table)
    test(`${JSON.stringify(text)} is ${expected}`, () => {
      assert.equal(parseQuantity(text), expected);
    });
});

describe('what the API server refuses is no quantity', () => {
  for (const text of ['', '512MB', '1gb', '1 Gi', '1K', '1ki', '1.5.2', 'e3', '.', '1e', '1e999', '1mi', 'm'])
    test(JSON.stringify(text), () => {
      assert.equal(parseQuantity(text), undefined);
    });

  test('nor is a number that is none, or a text without end', () => {
    assert.equal(parseQuantity(Number.NaN), undefined);
    assert.equal(parseQuantity(Number.POSITIVE_INFINITY), undefined);
    assert.equal(parseQuantity('1'.repeat(100_000)), undefined);
  });
});

test('the same amount compares equal however it is written', () => {
  for (const [left, right] of [
    ['100m', '0.1'],
    ['700m', 0.7],
    ['1Gi', '1024Mi'],
    ['1e3', '1k'],
  ] as const)
    assert.equal(parseQuantity(left), parseQuantity(right), `${left} ${right}`);
});
