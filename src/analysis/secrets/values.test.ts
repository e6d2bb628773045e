import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { limits } from '../../model/limits.ts';
import { detectInArguments } from './arguments.ts';
import { detectInFile } from './file.ts';
import { detectInValues } from './values.ts';

const words = fc.constantFrom(
  'password',
  'token=',
  '"',
  "'",
  ': ',
  '\n',
  '://a:b@',
  '--',
  '\\',
  '<',
  '>',
  'secret',
  ' ',
);
const text = fc.oneof(
  fc.string(),
  fc.array(fc.oneof(words, fc.string())).map((parts) => parts.join('')),
);

test('whatever is looked at, nothing is thrown and places are within it', () => {
  fc.assert(
    fc.property(text, text, (name, content) => {
      const lines = content.split('\n').length;
      for (const { line = 1 } of detectInFile(name, content)) assert.ok(line >= 1 && line <= lines);
      const command = [name, content];
      for (const { index } of detectInArguments(command)) assert.ok(index < command.length);
    }),
  );
});

test('any tree of values is walked', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (values) => {
      detectInValues(values);
    }),
  );
});

test('values deeper than the limit are not looked at', () => {
  const nested = (depth: number): unknown =>
    depth === 0 ? { password: 'letmein' } : { inner: nested(depth - 1) };
  assert.equal(detectInValues(nested(limits.depth - 2)).length, 1);
  assert.equal(detectInValues(nested(limits.depth + 2)).length, 0);
});
