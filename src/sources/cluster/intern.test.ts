import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Interner } from './intern.ts';

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a value stays what it is, whatever was interned before', () => {
  const interner = new Interner();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = copy(value);
      assert.deepEqual(interner.intern(copy(value)), plain);
      assert.deepEqual(interner.internParts(copy(value)), plain);
    }),
    { numRuns: 200 },
  );
});

test('what is equal is there once', () => {
  const interner = new Interner();
  const value = { labels: { app: 'web' }, ports: [{ port: 80 }, { port: 80 }] };
  const first = interner.intern(copy(value)) as typeof value;
  assert.equal(interner.intern(copy(value)), first);
  assert.equal(first.ports[0], first.ports[1]);
});

test('what differs in a number, an order or a type stays apart', () => {
  const interner = new Interner();
  const values = [
    { a: 1 },
    { a: 1.5 },
    { a: '1' },
    { a: true },
    { a: 'true' },
    { a: null },
    { a: [1] },
    [1],
    [],
    {},
  ];
  for (const value of values) assert.deepEqual(interner.intern(copy(value)), value);
});

test('the table grows, and forgets, without mixing anything up', () => {
  const interner = new Interner();
  for (let round = 0; round < 2; round++)
    for (let index = 0; index < 6_000; index++)
      assert.deepEqual(interner.intern({ name: `n${index}`, at: index }), { name: `n${index}`, at: index });
});

test('hostile keys are kept as keys', () => {
  const interner = new Interner();
  const text = '{"__proto__":{"polluted":"yes"},"constructor":{"name":"x"},"list":[{"__proto__":1}]}';
  interner.intern(JSON.parse(text));
  const interned = interner.intern(JSON.parse(text));
  assert.equal(JSON.stringify(interned), text);
  assert.equal((interned as { polluted?: string }).polluted, undefined);
});
