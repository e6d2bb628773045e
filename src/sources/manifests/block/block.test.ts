import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as joinFiles } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { generateDocument, seeded } from '../../../../test/oracles/yaml-documents.ts';
import { join } from '../../../model/field-path.ts';
import { Defect } from '../defect.ts';
import { parseFullYaml } from '../full-yaml.ts';
import { Places } from '../places.ts';
import { splitDocuments } from '../split.ts';
import { mapBlockDocument, readBlockDocument } from './block.ts';
import { unsure } from './cursor.ts';
import { wantedOf } from './wanted.ts';

const pointersIn = (value: unknown, path: string): readonly string[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, member]) => pointersIn(member, join(path, key)))]
    : [path];

/** Whether the fast path took the document. If it did, it must say what the library says: value, places, and that nothing is wrong. */
const agrees = (text: string, offset = 0, length = text.length): boolean => {
  const value = readBlockDocument(text, offset, offset + length);
  const places = mapBlockDocument(text, offset, offset + length);
  if (value === unsure || places === unsure) return false;
  const own = text.slice(offset, offset + length);
  const theirPlaces = new Places();
  const theirs = parseFullYaml(own, theirPlaces);
  assert.deepEqual(value, theirs.value, own);
  assert.equal(JSON.stringify(value), JSON.stringify(theirs.value), 'the keys stand in the same order');
  assert.deepEqual(theirs.remarks, [], own);
  if (value === undefined) return true;
  for (const pointer of pointersIn(value, ''))
    assert.deepEqual(places.find(pointer), theirPlaces.find(pointer), `${pointer} in\n${own}`);
  return true;
};

/** Of at most this many pointers of a document each is asked for alone: a CRD has thousands. */
const askedAlone = 10;

/** What is mapped on the way to some pointers lies where the library says. Answers how many documents were mapped so. */
const agreesOnWanted = (text: string, offset = 0, length = text.length): number => {
  const theirPlaces = new Places();
  const own = text.slice(offset, offset + length);
  const value = readsAs(own, theirPlaces);
  if (value === undefined) return 0;
  const pointers = pointersIn(value, '');
  const step = Math.max(1, Math.floor(pointers.length / askedAlone));
  const asked = pointers.filter((_, index) => index % step === pointers.length % step);
  let mapped = 0;
  for (const wanted of [asked, ...asked.flatMap((pointer) => [[pointer], [`${pointer}/absent/0`]])]) {
    const places = mapBlockDocument(text, offset, offset + length, wantedOf(wanted));
    if (places === unsure) continue;
    mapped++;
    for (const pointer of wanted)
      assert.deepEqual(places.find(pointer), theirPlaces.find(pointer), `${pointer} in\n${own}`);
  }
  return mapped;
};

/** `undefined` for what the library refuses: nothing is found in it, so nothing is looked up. */
const readsAs = (text: string, places: Places): unknown => {
  try {
    return parseFullYaml(text, places).value;
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return undefined;
  }
};

const taken: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['comments only', '# a\n  # b\n'],
  ['a mapping', 'a: 1\nb: text here\nc:\n  d: yes\n'],
  ['a sequence as deep as its key', 'a:\n- 1\n- b: 2\n  c: 3\nd: 4\n'],
  ['a sequence deeper than its key', 'a:\n  - - 1\n    - 2\n  -\n    b: 1\n  -\n'],
  ['empty values', 'a:\nb: # comment\nc:\n  -\n  - # comment\n'],
  ['quotes', `'a': "b"\n"c d" : 'it''s # no comment'\ne: "\\u0041\\n\\""\n`],
  ['quotes over several lines', 'a: \'one\n  two\n\n  # three\'\nb: "x  \n  y"\n'],
  ['plain text over several lines', 'a: one\n  two\n\n\n  three\nb:\n- x\n  "y"\n'],
  ['flow collections', 'a: [1, "b", [c], {d: e, "f":g}]\nh: {}\ni: []\nj: [a,\n  b,\n  ]\n'],
  [
    'block scalars',
    'a: |\n  x\n   y\n\n  z\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\ne: |2\n    x\n',
  ],
  ['comments everywhere', '# a\na: 1 # b\n  # c\nb:\n# d\n  c: d\n# e'],
  ['keys that become strings', 'n: 1\n017: 2\n1e6: 3\n'],
  ['no line break at the end', 'a:\n- b: c'],
  ['text beyond ASCII', 'a: é → 日本\n# 😀\nb: "😀"\n'],
];

const left: readonly (readonly [string, string])[] = [
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge', 'a:\n  <<: {b: 1}\n'],
  ['equal keys', 'a: 1\na: 2\n'],
  ['equal keys in flow', 'a: {b: 1, b: 2}\n'],
  ['a key that objects inherit', 'constructor: 1\n'],
  ['a tab', 'a:\t1\n'],
  ['carriage returns', 'a: 1\r\nb: 2\r\n'],
  ['an explicit key', '? a\n: b\n'],
  ['a separator', '--- {a: 1}\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['a scalar', 'just text\n'],
  ['a flow collection as the whole', '{a: 1}\n'],
  ['wrong indentation', 'a: 1\n  b: 2\n'],
  ['wrong indentation in a sequence', 'a:\n- 1\n - 2\n'],
  ['a colon in plain text', 'a: b: c\n'],
  ['a bracket that is not closed', 'a: [1, 2\nb: 3\n'],
  ['a quote that is not closed', 'a: "x\nb: 3\n'],
  ['a key without a colon', 'a: 1\nb\n'],
  ['a control character', 'a: x\u0085y\n'],
];

describe('the fast path', () => {
  for (const [name, text] of taken)
    test(`takes ${name}`, () => {
      assert.ok(agrees(text));
      agreesOnWanted(text);
    });

  for (const [name, text] of left)
    test(`leaves ${name} to the library`, () => {
      assert.equal(readBlockDocument(text, 0, text.length), unsure);
      agreesOnWanted(text);
    });

  test('says what the library says on generated documents', () => {
    const random = seeded(7);
    const counted = Array.from({ length: 3000 }, (_, index) =>
      agrees(generateDocument(random, index)),
    ).filter(Boolean);
    assert.ok(counted.length > 500, `${counted.length} were taken`);
  });

  test('finds what the library finds where only some pointers are wanted', () => {
    const random = seeded(11);
    let mapped = 0;
    for (let index = 0; index < 500; index++) mapped += agreesOnWanted(generateDocument(random, index));
    assert.ok(mapped > 500, `${mapped} were mapped`);
  });

  test('says what the library says on any lines', () => {
    const line = fc.tuple(
      fc.constantFrom('', '  ', '    ', ' '),
      fc.constantFrom(
        'a:',
        'b: ',
        'c: 1',
        '- ',
        '-',
        '- a: ',
        '- - ',
        '"q": ',
        "'s':",
        '# c',
        '',
        'text',
        '[',
        ']',
        '{',
        '}',
        ',',
        'd: |',
        'e: >-',
        'f: "x',
        "g: 'y",
        '"',
        "'",
      ),
      fc.constantFrom(
        '',
        'x',
        'x y',
        ' # c',
        '[a, b]',
        '{k: v}',
        '"q"',
        "'s'",
        '|',
        '>2',
        '1',
        'yes',
        ': ',
        '-',
        '~',
        '{}',
        'a: b',
        '\\',
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.map((parts) => `${parts.join('')}\n`).join('');
        if (/^(?:---|\.\.\.)/m.test(text)) return;
        agrees(text);
        agreesOnWanted(text);
      }),
      { numRuns: 5000 },
    );
  });

  const data = process.env['SEAWALL_DATA'] ?? '../shared/data';
  test('says what the library says on real manifests', {
    skip: !existsSync(data) && `${data} is absent`,
  }, () => {
    let count = 0;
    let all = 0;
    for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
      const text = readFileSync(joinFiles(entry.parentPath, entry.name), 'utf8');
      for (const { offset, length } of splitDocuments(text)) {
        all++;
        if (agrees(text, offset, length)) count++;
        agreesOnWanted(text, offset, length);
      }
    }
    assert.ok(count > all * 0.95, `${count} of ${all} were taken`);
  });
});
