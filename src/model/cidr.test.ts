import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contains, isEverywhere, parseCidr } from './cidr.ts';

const read = (text: string) => {
  const cidr = parseCidr(text);
  assert.ok(cidr !== undefined, text);
  return cidr;
};

test('ranges and single addresses of both versions are read', () => {
  assert.deepEqual(read('10.1.2.3/8'), { version: 4, first: 10n << 24n, prefix: 8 });
  assert.deepEqual(read('169.254.169.254'), { version: 4, first: 0xa9fea9fen, prefix: 32 });
  assert.deepEqual(read('::/0'), { version: 6, first: 0n, prefix: 0 });
  assert.deepEqual(read('fd00:ec2::254'), {
    version: 6,
    first: (0xfd00n << 112n) | (0x0ec2n << 96n) | 0x254n,
    prefix: 128,
  });
  assert.deepEqual(read('::ffff:10.0.0.1'), read('0:0:0:0:0:ffff:a00:1'));
});

test('what is no range is not guessed at', () => {
  const wrong = ['', '10.0.0', '10.0.0.256', '010.0.0.1', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'web'];
  const wrongV6 = [':', ':::', '1:2:3', '1::2::3', 'fe80::1%eth0', '::/129', '1:2:3:4:5:6:7:8::', '::1.2.3'];
  for (const text of [...wrong, ...wrongV6]) assert.equal(parseCidr(text), undefined, text);
});

const containing: readonly (readonly [outer: string, inner: string, answer: boolean])[] = [
  ['0.0.0.0/0', '169.254.169.254', true],
  ['169.254.0.0/16', '169.254.169.254/32', true],
  ['169.254.169.254/32', '169.254.0.0/16', false],
  ['10.0.0.0/8', '11.0.0.0/16', false],
  ['::/0', '169.254.169.254', false],
  ['0.0.0.0/0', 'fd00:ec2::254', false],
  ['fd00::/8', 'fd00:ec2::254', true],
];

for (const [outer, inner, answer] of containing)
  test(`${outer} ${answer ? 'contains' : 'does not contain'} ${inner}`, () => {
    assert.equal(contains(read(outer), read(inner)), answer);
  });

test('only a range without a prefix is everywhere', () => {
  assert.ok(isEverywhere(read('0.0.0.0/0')));
  assert.ok(isEverywhere(read('::/0')));
  assert.ok(!isEverywhere(read('0.0.0.0/1')));
});
