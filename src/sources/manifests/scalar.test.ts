import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keyOfPlain } from './key.ts';
import { resolvePlain } from './scalar.ts';

const values: readonly (readonly [string, unknown])[] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map(
    (text) => [text, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(
    (text) => [text, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...[
    'tRUE',
    'yEs',
    'nil',
    '2001-01-01',
    '1:30',
    '_1',
    '0o8',
    '0xg',
    '1e400',
    '1.5.2',
    '.',
    '._5',
    '.5_',
    '-',
    '+',
    '10Mi',
  ].map((text) => [text, text] as const),
  ['017', 15],
  ['0o17', 15],
  ['-017', -15],
  ['08', 8],
  ['0x1F', 31],
  ['-0x1F', -31],
  ['0b101', 5],
  ['1_000', 1000],
  ['1__0', 10],
  ['+1', 1],
  ['-0', 0],
  ['1e3', 1000],
  ['.5', 0.5],
  ['.1_0', 0.1],
  ['5.', 5],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.INF', Number.NEGATIVE_INFINITY],
  ['.nan', Number.NaN],
  ['9007199254740993', 9007199254740992],
  ['18446744073709551615', 2 ** 64],
  ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
];

const keys: readonly (readonly [string, string | undefined])[] = [
  ['n', 'false'],
  ['on', 'true'],
  ['1', '1'],
  ['017', '15'],
  ['9007199254740993', '9007199254740993'],
  ['1.0', '1'],
  ['1e6', '1e+06'],
  ['100000.0', '100000'],
  ['123456789.0', '1.2345679e+08'],
  ['0.0001', '0.0001'],
  ['0.00001', '1e-05'],
  ['3.14159265358979', '3.1415927'],
  ['-1.5e-10', '-1.5e-10'],
  ['1e39', '.inf'],
  ['.inf', '.inf'],
  ['-.inf', '-.inf'],
  ['.nan', '.nan'],
  ['name', 'name'],
  ['~', undefined],
];

describe('a plain scalar resolves as in kubectl', () => {
  for (const [text, value] of values)
    test(`${text === '' ? 'nothing' : text} is ${JSON.stringify(value)}`, () =>
      assert.deepEqual(resolvePlain(text), value));
});

describe('a plain key becomes the name that kubectl makes of it', () => {
  for (const [text, key] of keys)
    test(`${text} is ${key ?? 'refused'}`, () => assert.equal(keyOfPlain(text), key));
});
