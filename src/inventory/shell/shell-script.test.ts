import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandsInScript, commandsInWords } from './shell-script.ts';

const calls = (script: string): readonly string[] =>
  commandsInScript(script).map(({ call }) => call.join(' '));

describe('a script is split into its commands', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['apt-get update && apt-get install -y curl', ['apt-get update', 'apt-get install -y curl']],
    ['a; b & c || d\ne', ['a', 'b', 'c', 'd', 'e']],
    ['a "b && c" \'d;e\' f\\ g', ['a b && c d;e f g']],
    ['a \\\n b', ['a b']],
    ['a # not && b\nc', ['a', 'c']],
    ['a#b c', ['a#b c']],
    ['if [ -f x ]; then a; else b; fi', ['[ -f x ]', 'a', 'b']],
    ['for i in 1 2; do a "$i"; done', ['for i in 1 2', 'a $i']],
    ['! (a; { b; })', ['a', 'b']],
    ['x=$(a | b) c "$(d)" `e f`', ['a', 'b', 'd', 'e f', 'c $(d) `e f`']],
    ['echo $((1 + (2 * 3))) ${A:-b;c}', ['echo $((1 + (2 * 3))) ${A:-b;c}']],
    ['a > /dev/null 2>&1 && b &>c', ['a', 'b']],
    ['a <<EOF\nb; c\nEOF\nd', ['a', 'd']],
    ['diff <(a) <(b)', ['a', 'b', 'diff /dev/fd/63 /dev/fd/63']],
    ['sudo -E -u app env A=1 /usr/bin/apt-get install', ['apt-get install']],
    ['A=1 B="c d" e', ['e']],
    ['A=1', ['']],
    ['bash -lc "a && b"', ['bash -lc a && b', 'a', 'b']],
    ['sh -c "sh -c \'a; b\'"', ["sh -c sh -c 'a; b'", 'sh -c a; b', 'a', 'b']],
    ['set -o pipefail; a|b', ['set -o pipefail', 'a', 'b']],
    ['case $x in amd64) a;; *) b;; esac', ['case $x in amd64', 'a', '*', 'b']],
    ['"if" a', ['if a']],
    ['a "unclosed', ['a unclosed']],
    ['', []],
  ];
  for (const [script, expected] of table)
    test(JSON.stringify(script), () => assert.deepEqual(calls(script), expected));
});

test('commands joined by pipes share a pipeline', () => {
  const pipelines = commandsInScript('a $(b | c) | d && e | sh -c "f | g"').map(
    ({ call, pipeline }) => [call[0] ?? '', pipeline] as const,
  );
  const groups = [...Map.groupBy(pipelines, ([, pipeline]) => pipeline).values()];
  assert.deepEqual(
    groups.map((group) => group.map(([name]) => name).join('|')),
    ['b|c', 'a|d', 'e|sh', 'f|g'],
  );
});

test('assignments and outputs are kept', () => {
  const [command] = commandsInScript('A=1 PATH=$PATH:/x tee >> /etc/sudoers 2> /dev/null');
  assert.deepEqual(command?.assignments, [
    { key: 'A', value: '1' },
    { key: 'PATH', value: '$PATH:/x' },
  ]);
  assert.deepEqual(command?.outputs, ['/etc/sudoers', '/dev/null']);
});

test('words given as a list are one command, with the script in it', () =>
  assert.deepEqual(
    commandsInWords(['/bin/sh', '-c', 'a && b']).map(({ call }) => call.join(' ')),
    ['sh -c a && b', 'a', 'b'],
  ));

test('the time grows with the length of the script, whatever it is made of', () => {
  for (const seed of [
    '$(',
    '`',
    '"$(',
    '${',
    '$((',
    '(',
    ')',
    '<(',
    '<<A\n',
    'a|',
    "'",
    '"',
    '\\',
    '#',
    '2>',
    'sh -c "',
    ' ',
  ]) {
    const from = performance.now();
    commandsInScript(seed.repeat(200_000 / seed.length));
    const took = performance.now() - from;
    assert.ok(took < 60_000, `${JSON.stringify(seed)} took ${took} ms`);
  }
});
