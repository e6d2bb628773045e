import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineSplitter } from '../../src/sources/cluster/line-splitter.ts';
import { ListSplitter } from '../../src/sources/cluster/list-splitter.ts';
import { ObjectReader } from '../../src/sources/cluster/object-reader.ts';
import { parseHeader } from '../../src/sources/cluster/snapshot-header.ts';
import { parseWatchEvent } from '../../src/sources/cluster/watch-event.ts';

/** Whatever a server or a file sends: nothing is thrown, nothing is held over its limit, and what is told is what was there. */

const token = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  ' ',
  '\n',
  '\\"',
  '"items":[',
  '"metadata":{"name":"a"}',
  '"__proto__":',
  'null',
  '1e999',
  'é',
  '\u0000',
  '{"type":"ADDED","object":',
  '{"type":"ERROR","object":{"code":"x"}}',
  '"metadata":null',
  '{"kind":"Status"}',
);
const text = fc
  .array(fc.oneof(token, fc.string({ maxLength: 4 })), { maxLength: 40 })
  .map((parts) => parts.join(''));
const bytes = fc.oneof(
  text.map((one) => Buffer.from(one)),
  fc.uint8Array({ maxLength: 200 }).map((one) => Buffer.from(one)),
);
const pieces = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });

const eachPiece = (all: Uint8Array, sizes: readonly number[], take: (piece: Uint8Array) => void): void => {
  for (let at = 0, piece = 0; at < all.length; piece++) {
    const size = sizes[piece % sizes.length] ?? 1;
    take(all.subarray(at, at + size));
    at += size;
  }
};

const kind = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  resource: 'configmaps',
  isNamespaced: true,
  isWatchable: true,
};
const itemBytes = 50;

test('a list of any bytes is read the same in any pieces', () => {
  const reader = new ObjectReader('fuzz');
  const split = (all: Uint8Array, sizes: readonly number[]): unknown => {
    const told: string[] = [];
    const splitter = new ListSplitter(
      {
        item: (item) => {
          assert.ok(Buffer.byteLength(item) <= itemBytes * 3);
          told.push(item);
          reader.readText(item, kind);
        },
        overLimit: (limit) => told.push(limit),
      },
      { itemBytes, depth: 5 },
    );
    eachPiece(all, sizes, (piece) => splitter.push(piece));
    return [told, splitter.end()];
  };
  fc.assert(
    fc.property(bytes, pieces, (all, sizes) => {
      assert.deepEqual(split(all, sizes), split(all, [1_000]));
    }),
    { numRuns: 2_000 },
  );
});

test('a watch of any bytes is read line by line', () => {
  const reader = new ObjectReader('fuzz');
  fc.assert(
    fc.property(bytes, pieces, (all, sizes) => {
      const lines: (string | undefined)[] = [];
      const splitter = new LineSplitter((line) => lines.push(line), itemBytes);
      eachPiece(all, sizes, (piece) => splitter.push(piece));
      const expected = all
        .toString('latin1')
        .split('\n')
        .slice(0, -1)
        .filter((line) => line !== '');
      assert.equal(lines.length, expected.length);
      for (const line of lines) {
        const event = parseWatchEvent(line ?? '', '/');
        if (event !== undefined && 'object' in event) reader.read(event.object, kind);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a header of any text is one or is refused in words', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.jsonValue().map((one) => JSON.stringify(one)),
      ),
      (line) => {
        assert.ok(typeof parseHeader(line) === 'string');
      },
    ),
  );
});
