import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Envelope, ListSplitter } from './list-splitter.ts';

interface Split {
  readonly items: readonly string[];
  readonly over: readonly string[];
  readonly envelope: Envelope | undefined;
}

const split = (text: string, sizes: readonly number[] = [text.length], itemBytes = 1_000): Split => {
  const items: string[] = [];
  const over: string[] = [];
  const splitter = new ListSplitter(
    { item: (item) => items.push(item), overLimit: (limit) => over.push(limit) },
    { itemBytes, depth: 10 },
  );
  const bytes = Buffer.from(text);
  let at = 0;
  for (let piece = 0; at < bytes.length; piece++) {
    const size = Math.max(1, sizes[piece % sizes.length] ?? 1);
    splitter.push(bytes.subarray(at, at + size));
    at += size;
  }
  return { items, over, envelope: splitter.end() };
};

const cases: readonly (readonly [string, string, readonly string[], string, string])[] = [
  [
    'items behind metadata',
    '{"metadata":{"resourceVersion":"7","continue":"c"},"items":[{"a":1},{"b":[{}]}]}\n',
    ['{"a":1}', '{"b":[{}]}'],
    '7',
    'c',
  ],
  [
    'items before metadata, as in lists of custom resources',
    '{"apiVersion":"v1","items":[{"a":"]}"}],"metadata":{"resourceVersion":"7"}}',
    ['{"a":"]}"}'],
    '7',
    '',
  ],
  [
    'white space',
    '{ "items" : [ {"a": 1} ,\n {} ] , "metadata" : { "resourceVersion" : "7" } }',
    ['{"a": 1}', '{}'],
    '7',
    '',
  ],
  ['no items', '{"metadata":{"resourceVersion":"7"},"items":[]}', [], '7', ''],
  ['items that are null', '{"metadata":{"resourceVersion":"7"},"items":null}', [], '7', ''],
  [
    'quotes and brackets within strings',
    String.raw`{"items":[{"a":"\"}]\\"},{"b":"[{"}],"metadata":{"resourceVersion":"7"}}`,
    [String.raw`{"a":"\"}]\\"}`, '{"b":"[{"}'],
    '7',
    '',
  ],
  [
    'other lists of that name',
    '{"metadata":{"items":[{"x":1}],"resourceVersion":"7"},"items":[{"a":1}]}',
    ['{"a":1}'],
    '7',
    '',
  ],
  [
    'a key that only ends like it',
    String.raw`{"x\"items":[{"x":1}],"metadata":{"resourceVersion":"7"},"items":[{"a":1}]}`,
    ['{"a":1}'],
    '7',
    '',
  ],
];

describe('a list is split into its items', () => {
  for (const [name, text, items, resourceVersion, next] of cases)
    test(name, () => {
      for (const size of [1, 2, 3, 7, 1_000])
        assert.deepEqual(split(text, [size]), {
          items,
          over: [],
          envelope: { resourceVersion, continue: next },
        });
    });
});

const broken = [
  '',
  '{',
  '{"items":[',
  '{"items":[{"a":1}',
  '{"items":[{"a":1}]',
  '[]',
  'null',
  '{"items":[{"a":"}]}',
];

test('a list that is cut off is none', () => {
  for (const text of broken) assert.equal(split(text).envelope, undefined, text);
});

test('an item over a limit is told, and the others are read', () => {
  const long = `{"a":"${'x'.repeat(2_000)}"}`;
  const deep = `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`;
  const text = `{"items":[{"b":1},${long},${deep},{"c":1}],"metadata":{}}`;
  for (const size of [1, 100, 10_000])
    assert.deepEqual(split(text, [size]), {
      items: ['{"b":1}', '{"c":1}'],
      over: ['kubeObjectBytes', 'depth'],
      envelope: { resourceVersion: '', continue: '' },
    });
});

test('however the bytes come, the items are the same', () => {
  const item = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (items, sizes) => {
        const text = JSON.stringify({ metadata: { resourceVersion: 'é' }, items });
        assert.deepEqual(
          split(text, sizes, 100_000).items,
          items.map((one) => JSON.stringify(one)),
        );
      },
    ),
    { numRuns: 60 },
  );
});
