import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EventParser } from './event-stream.ts';

const stream =
  'retry: 2000\n\n: still here\n\nid: 7\nevent: finding\ndata: {"a":1}\n\nid: 8\r\nevent: reset\r\ndata: {}\r\n\r\ndata: one\ndata: two\n\n';

const expected = [
  { name: 'finding', id: '7', data: '{"a":1}' },
  { name: 'reset', id: '8', data: '{}' },
  { name: 'message', id: '8', data: 'one\ntwo' },
];

test('events are the same wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length }), { maxLength: 12 }), (places) => {
      const cuts = [0, ...places.toSorted((a, b) => a - b), stream.length];
      const parser = new EventParser();
      const events = cuts.slice(1).flatMap((end, index) => parser.push(stream.slice(cuts[index], end)));
      assert.deepEqual(events, expected);
    }),
    { seed: 3 },
  );
});

test('an event without data is none', () => {
  assert.deepEqual(new EventParser().push('event: finding\nid: 3\n\n'), []);
});

test('what has no end is refused', () => {
  assert.throws(() => new EventParser().push('x'.repeat(1_000_001)), /no stream of events/);
});
