import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dockerfileIn } from './collect.ts';

const countsOf = (text: string, reason: 'named' | 'found') => {
  const { resources, problems } = dockerfileIn(text, 'Dockerfile', reason);
  return `${resources.length} ${problems.length}`;
};

const table: readonly (readonly [string, string, 'named' | 'found', string])[] = [
  ['a Dockerfile with a bad line', 'FROM a\nNO x', 'found', '1 1'],
  ['something else of that name', 'version: 1\nkind: x', 'found', '0 0'],
  ['something else that was named', 'RUN x', 'named', '0 1'],
  ['nothing', '', 'named', '0 1'],
  ['a template', 'FROM a\n{{ if x }}\nUSER 1', 'found', '1 0'],
];

for (const [name, text, reason, expected] of table)
  test(`${name} gives resources and problems: ${expected}`, () =>
    assert.equal(countsOf(text, reason), expected));
