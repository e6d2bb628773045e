import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, sentence, timeText } from './words.ts';

test('what the server says becomes a sentence', () => {
  assert.equal(sentence('there is no finding'), 'There is no finding.');
  assert.equal(sentence('Really?'), 'Really?');
  assert.equal(sentence(' '), '');
});

test('one is not many', () => {
  assert.equal(counted(1, 'finding'), '1 finding');
  assert.equal(counted(12_345, 'repository', 'repositories'), '12,345 repositories');
});

test('a time that is none stands for itself', () => {
  assert.equal(timeText('soon'), 'soon');
});
