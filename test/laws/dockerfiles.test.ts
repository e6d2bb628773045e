import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checksByArea } from '../../src/analysis/posture/checks.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { locateInstruction } from '../../src/sources/dockerfiles/locate.ts';
import { readDockerfile } from '../../src/sources/dockerfiles/read.ts';

const plan = (checksByArea['dockerfile'] ?? []).map(planned);

const findingsIn = (text: string): readonly Finding[] => {
  const { resource } = readDockerfile(text, 'Dockerfile');
  return resource === undefined ? [] : analyze(takeInventory([resource]), plan).findings;
};

/** Pieces that mean something to the reader, to the shell or to a check. */
const pieces = [
  ...[
    'FROM a',
    'FROM $A:${B:-c} AS x',
    'RUN ',
    'COPY --from=x ',
    'ENV A=',
    'ARG ',
    'USER ',
    'ONBUILD ',
    'SHELL ["',
  ],
  ...[
    '\n',
    '\\\n',
    '# c\n',
    '<<EOF',
    'EOF\n',
    '\t',
    ' ',
    '`',
    '"',
    "'",
    '$(',
    '${',
    ')',
    '}',
    '|',
    '&&',
    ';',
    '>',
  ],
  ...[
    'apt-get install ',
    'curl x',
    'sh -c ',
    'chmod 777 ',
    'sudo ',
    'pip install ',
    '/etc',
    '--flag=',
    '=',
    '\r\n',
  ],
];

const texts = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 8 })), {
    maxLength: 40,
  })
  .map((parts) => `FROM a\n${parts.join('')}`);

test('no text stops the reader or a check, and every finding lies in the file', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split('\n');
      const { resource } = readDockerfile(text, 'Dockerfile');
      for (const finding of findingsIn(text)) {
        assert.equal(finding.status, 'fail', finding.detail);
        assert.ok(resource !== undefined);
        const { line, endLine, column } = locateInstruction(resource, finding.path);
        assert.ok(line >= 1 && line <= endLine && endLine <= lines.length, `lines ${line} to ${endLine}`);
        assert.ok(column <= (lines[line - 1] ?? '').length + 1);
      }
    }),
    { numRuns: 400 },
  );
});

const size = 300_000;

test('the time of all checks grows with the length of the text, whatever it is made of', () => {
  for (const seed of [
    ...[
      'a ',
      '$A',
      '${A:-',
      'secretkey',
      '-k ',
      'http.',
      '"$(',
      'a|',
      '&& \\\n ',
      '<<A ',
      'sh -c "',
      'x=1 ',
      '/',
      'pip install a ',
    ],
    ...[
      '\nFROM a AS b',
      '\nFROM b AS b\nENV A=$A$A',
      '\nENV A=$A$A B=$A',
      '\nCOPY --from=b a b',
      '\nRUN a | b \\\n',
    ],
  ]) {
    const text = `FROM a\nRUN ${seed.repeat(size / seed.length)}`;
    const from = performance.now();
    findingsIn(text);
    const took = performance.now() - from;
    assert.ok(took < 3_000, `${JSON.stringify(seed)} took ${took} ms`);
  }
});
