import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Dockerfile, DockerfileInstruction } from '../../model/dockerfile.ts';
import { fieldPath } from '../../model/field-path.ts';
import { limits } from '../../model/limits.ts';
import { locateInstruction } from './locate.ts';
import { readDockerfile } from './read.ts';

const instructionsIn = (text: string): readonly DockerfileInstruction[] => {
  const object: Dockerfile = readDockerfile(text, 'Dockerfile').resource?.object ?? {};
  return object.instructions ?? [];
};

const problemsIn = (text: string): readonly string[] =>
  readDockerfile(text, 'Dockerfile').problems.map(({ code, line, detail }) => `${code} ${line}: ${detail}`);

/** What a line says, without what is told of every instruction. */
const parsed = (text: string) =>
  instructionsIn(text).map(
    ({ name, line, column, endLine, endColumn, lines, lineStarts, text: _, ...rest }) => rest,
  );

describe('an instruction is read as BuildKit reads it', () => {
  const table: readonly (readonly [string, string, object])[] = [
    [
      'FROM',
      'FROM --platform=linux/amd64 alpine:3 AS base',
      {
        keyword: 'FROM',
        flags: [{ flag: 'platform', value: 'linux/amd64' }],
        form: 'shell',
        words: ['alpine:3', 'AS', 'base'],
      },
    ],
    ['a keyword in small letters', 'from alpine', { keyword: 'FROM', form: 'shell', words: ['alpine'] }],
    ['exec form', 'CMD ["app", "a b"]', { keyword: 'CMD', form: 'exec', words: ['app', 'a b'] }],
    [
      'an array in single quotes, which is a shell command',
      "CMD ['app']",
      { keyword: 'CMD', form: 'shell', words: ['[app]'] },
    ],
    ['CMD with nothing', 'CMD', { keyword: 'CMD', form: 'shell', words: [] }],
    [
      'ENV in its old form',
      'ENV GREETING hello  world',
      { keyword: 'ENV', settings: [{ key: 'GREETING', value: 'hello  world' }] },
    ],
    [
      'ENV with quotes',
      `ENV A="b c" D=e\\ f G='h "i"' J=`,
      {
        keyword: 'ENV',
        settings: [
          { key: 'A', value: 'b c' },
          { key: 'D', value: 'e f' },
          { key: 'G', value: 'h "i"' },
          { key: 'J', value: '' },
        ],
      },
    ],
    [
      'ARG with and without a default',
      'ARG A=1 B',
      { keyword: 'ARG', settings: [{ key: 'A', value: '1' }, { key: 'B' }] },
    ],
    [
      'a label with a quoted key',
      'LABEL "com.example.x"="y"',
      { keyword: 'LABEL', settings: [{ key: 'com.example.x', value: 'y' }] },
    ],
    [
      'a trigger',
      'ONBUILD copy . /app',
      { keyword: 'COPY', form: 'shell', words: ['.', '/app'], isTrigger: true },
    ],
    [
      'a health check',
      'HEALTHCHECK --interval=5s CMD ["curl", "localhost"]',
      {
        keyword: 'HEALTHCHECK',
        flags: [{ flag: 'interval', value: '5s' }],
        form: 'exec',
        words: ['curl', 'localhost'],
      },
    ],
    ['no health check', 'HEALTHCHECK none', { keyword: 'HEALTHCHECK', form: 'shell', words: ['NONE'] }],
    [
      'COPY with a flag and an array',
      'COPY --from=build ["a b", "/c"]',
      { keyword: 'COPY', flags: [{ flag: 'from', value: 'build' }], form: 'exec', words: ['a b', '/c'] },
    ],
  ];
  for (const [name, text, expected] of table) test(name, () => assert.deepEqual(parsed(text), [expected]));
});

describe('lines', () => {
  const texts = (text: string) => instructionsIn(text).map((one) => one.text);

  test('go on behind the escape character, over comments and empty lines', () =>
    assert.deepEqual(texts('FROM a\nRUN x && \\\n# why\n\n  y \\ \n z\nUSER 1'), ['a', 'x &&   y  z', '1']));
  test('do not go on behind an escaped escape character', () =>
    assert.deepEqual(texts('RUN dir C:\\\\\nUSER 1'), ['dir C:\\\\', '1']));
  test('may end in CRLF, after a byte order mark', () =>
    assert.deepEqual(texts('\ufeffFROM a\r\nRUN x \\\r\n y\r\n'), ['a', 'x  y']));
  test('go on behind a backtick when the directive says so', () =>
    assert.deepEqual(texts('# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN x `\n C:\\\nUSER 1'), [
      'a',
      'x  C:\\',
      '1',
    ]));
  test('follow no directive behind a comment', () =>
    assert.deepEqual(texts('# a comment\n# escape=`\nRUN x \\\n y'), ['x  y']));
});

describe('heredocs', () => {
  const heredocs = (text: string) => instructionsIn(text).map((one) => one.heredocs);

  test('give what stands up to the delimiter', () =>
    assert.deepEqual(heredocs('RUN <<EOF\n# kept\nx\nEOF\nUSER 1'), [
      [{ delimiter: 'EOF', expands: true, text: '# kept\nx' }],
      undefined,
    ]));
  test('may be several, quoted, and indented with tabs', () =>
    assert.deepEqual(heredocs('COPY <<"A" <<-B /x/\n$HOME\nA\n\tb\n\tB\n'), [
      [
        { delimiter: 'A', expands: false, text: '$HOME' },
        { delimiter: 'B', expands: true, text: 'b' },
      ],
    ]));
  for (const text of ['RUN cat <<< x', 'RUN echo $((1 << 2))', 'RUN ["x", "<<EOF"]', 'ENV A=<<EOF'])
    test(`are none in ${text}`, () => assert.deepEqual(heredocs(text), [undefined]));
});

describe('a line that no builder accepts is a problem, and the others are read', () => {
  const table: readonly (readonly [string, RegExp])[] = [
    ['FROM a\nINSTALL x\nUSER 1', /^invalid-dockerfile 2: "INSTALL" is no instruction/],
    ['FROM a\nUSER\nUSER 1', /^invalid-dockerfile 2: USER needs an argument/],
    ['FROM a b\nUSER 1', /^invalid-dockerfile 1: FROM needs an image/],
    ['ENV A\nUSER 1', /^invalid-dockerfile 1: ENV needs a name and a value/],
    ['LABEL a=b c\nUSER 1', /^invalid-dockerfile 1: LABEL has "c" without a value/],
    ['SHELL bash\nUSER 1', /^invalid-dockerfile 1: SHELL needs a JSON array/],
    ['HEALTHCHECK curl\nUSER 1', /^invalid-dockerfile 1: HEALTHCHECK needs NONE/],
    ['ONBUILD\nUSER 1', /^invalid-dockerfile 1: ONBUILD needs an instruction/],
    ['# escape=x\nUSER 1', /^invalid-dockerfile 1: the directive "escape"/],
    ['USER 1\nRUN <<EOF\nx', /^invalid-dockerfile 2: the heredoc "EOF" is opened here/],
  ];
  for (const [text, expected] of table)
    test(JSON.stringify(text), () => {
      assert.match(problemsIn(text).join('\n'), expected);
      assert.ok(instructionsIn(text).some(({ keyword, words }) => keyword === 'USER' && words?.[0] === '1'));
    });

  test('a file has at most so many instructions', () =>
    assert.match(
      problemsIn('USER 1\n'.repeat(limits.dockerfileInstructions + 1)).join(),
      /^limit-exceeded 10001: over dockerfileInstructions/,
    ));
});

test('an instruction is found again on its lines', () => {
  const { resource } = readDockerfile('FROM a\n\n  RUN x \\\n  && y\nUSER 1\n', 'web/Dockerfile');
  assert.ok(resource !== undefined);
  const at = (path: string) => Object.values(locateInstruction(resource, fieldPath(path))).join(' ');
  assert.equal(at('/instructions/1'), 'web/Dockerfile 3 3 4 7 exact');
  assert.equal(at('/instructions/2'), 'web/Dockerfile 5 1 5 7 exact');
  assert.equal(at('/instructions/1/lines/1'), 'web/Dockerfile 4 3 4 7 exact');
  assert.equal(at(''), 'web/Dockerfile 1 1 1 1 file');
});

test('the time grows with the length of the text, whatever it is made of', () => {
  for (const seed of [
    'RUN ',
    '\\\n',
    '<<A ',
    '"',
    '--a=',
    '# a=b\n',
    'FROM a\nRUN x \\\n',
    '[',
    '#\\\n',
    ' ',
  ]) {
    const from = performance.now();
    readDockerfile(`RUN ${seed.repeat(300_000 / seed.length)}`, 'Dockerfile');
    const took = performance.now() - from;
    assert.ok(took < 60_000, `${JSON.stringify(seed)} took ${took} ms`);
  }
});
