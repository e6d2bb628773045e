import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readIgnores } from './ignores.ts';

const text = [
  '# seawall:ignore host-* reason="the whole document"', // 1
  'kind: Pod', // 2
  'spec:', // 3
  '  # seawall:ignore a,b reason="all containers"', // 4
  '  containers:', // 5
  '  - name: x', // 6
  "    image: y # seawall:ignore latest-tag reason='one line' until=2030-01-31 owner=ann", // 7
  '  # seawall:ignore c reason="the list only"', // 8
  '  - name: z', // 9
  '    image: y', // 10
  '', // 11
  '  volumes: []', // 12
  '---', // 13
  '# seawall:ignore d reason="the second document"', // 14
  '', // 15
  'kind: Service', // 16
].join('\n');

describe('ignore comments', () => {
  const { comments, problems } = readIgnores(text, 'a.yaml');
  const covered = Object.fromEntries(comments.map(({ checks, from, to }) => [checks.join(','), [from, to]]));

  test('cover their document, the node that follows, or their own line', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(covered, {
      'host-*': [1, 12],
      'a,b': [5, 10],
      'latest-tag': [7, 7],
      c: [9, 10],
      d: [14, 16],
    });
  });

  test('carry reason, date and owner', () => {
    const one = comments.find(({ checks }) => checks[0] === 'latest-tag');
    assert.deepEqual([one?.reason, one?.until, one?.owner], ['one line', '2030-01-31', 'ann']);
  });

  const broken = [
    ['# seawall:ignore', /names no check/],
    ['# seawall:ignore x', /gives no reason/],
    ['# seawall:ignore x reason=""', /gives no reason/],
    ['# seawall:ignore x reason=y until=2030-02-30', /no date/],
    ['# seawall:ignore x reason=y untli=2030-02-01', /only reason, until and owner/],
  ] as const;
  for (const [line, expected] of broken)
    test(`"${line}" is a problem with its place`, () => {
      const read = readIgnores(`a: 1\n${line}\nb: 2`, 'a.yaml');
      assert.deepEqual(read.comments, []);
      assert.equal(read.problems[0]?.line, 2);
      assert.match(read.problems[0]?.detail ?? '', expected);
    });

  test('are looked for only where the word stands', () => {
    assert.deepEqual(readIgnores('a: 1 # ignore', 'a.yaml'), { comments: [], problems: [] });
  });
});
