import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endOfPeriod } from './date.ts';
import { join, parentOf, parseFieldPath, tokensOf, valueAt } from './field-path.ts';
import { didYouMean, nearest } from './nearest.ts';
import { compareSeverity, reaches, severities } from './severity.ts';

describe('the nearest word', () => {
  const words = ['privileged-container', 'host-network', 'scan', 'baseline'];
  const table = [
    ['privleged-container', 'privileged-container'],
    ['sacn', 'scan'],
    ['base', 'baseline'],
    ['BASELINE', 'baseline'],
    ['xyzzy', undefined],
    ['', undefined],
  ] as const;
  for (const [typed, expected] of table)
    test(`of "${typed}" is ${expected}`, () => assert.equal(nearest(typed, words), expected));

  test('is said, or nothing is', () => {
    assert.equal(didYouMean('sacn', words), '; did you mean "scan"?');
    assert.equal(didYouMean('xyzzy', words), '');
  });

  test('takes no time over what nobody typed', () =>
    assert.equal(nearest('x'.repeat(1_000_000), words), undefined));
});

describe('a pointer', () => {
  test('escapes what RFC 6901 asks for, both ways', () => {
    const path = join('', 'a/b', 'c~d', 0);
    assert.equal(path, '/a~1b/c~0d/0');
    assert.deepEqual(tokensOf(path), ['a/b', 'c~d', '0']);
    assert.equal(valueAt({ 'a/b': { 'c~d': ['x'] } }, path), 'x');
    assert.equal(parentOf(path), '/a~1b/c~0d');
    assert.equal(parentOf(''), '');
  });

  test('is refused when it is none', () => {
    for (const text of ['a', '/a~2', '/~']) assert.equal(parseFieldPath(text), undefined, text);
    for (const text of ['', '/', '/a~0b~1c']) assert.equal(parseFieldPath(text), text);
  });

  test('leads into own members only', () => {
    assert.equal(valueAt({}, '/__proto__/toString'), undefined);
    assert.equal(valueAt('text', '/length'), undefined);
  });
});

describe('severities', () => {
  test('are ordered, and unknown is never under a threshold', () => {
    assert.deepEqual([...severities].toSorted(compareSeverity), severities);
    assert.ok(reaches('critical', 'high') && reaches('high', 'high') && !reaches('medium', 'high'));
    assert.ok(reaches('unknown', 'critical'));
  });
});

describe('the end of a period', () => {
  const table = [
    ['2027-01-31', Date.UTC(2027, 1, 1)],
    ['2027-01-31T12:00:00Z', Date.UTC(2027, 0, 31, 12)],
    ['2027-01-31T12:00:00+02:00', Date.UTC(2027, 0, 31, 10)],
    ['2027-02-30', undefined],
    ['2027-1-1', undefined],
    ['2027-01-31T12:00:00', undefined],
    ['soon', undefined],
  ] as const;
  for (const [text, expected] of table) test(`of "${text}"`, () => assert.equal(endOfPeriod(text), expected));
});
