import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readDocuments } from '../../src/sources/manifests/read.ts';
import { generateDocument, seeded } from './yaml-documents.ts';

/** What kubectl refuses and we read: YAML 1.2 allows it, so another tool may deploy it, and a scanner must rather see too much. */
const lenient: readonly { readonly message: RegExp; readonly why: string }[] = [
  {
    message: /found character that cannot start any token/,
    why: 'a tab between a dash and its item or comment',
  },
  {
    message: /did not find expected ',' or '[}\]]'/,
    why: 'plain text in flow style that holds ? or : and a comment behind',
  },
  {
    message: /did not find expected whitespace or line break/,
    why: 'a tag directly before the end of a flow collection',
  },
];

/** What kubectl reads and we refuse, always with a problem that names the place. */
const strict: readonly { readonly text: RegExp; readonly why: string }[] = [
  {
    text: /[|>][-+]?(?: #.*)?\r?\n(?: *\r?\n)+ +#/,
    why: 'a block scalar that starts with a blank line deeper than the comment behind it (YAML 1.2.2, 8.1.1.1, forbids it)',
  },
];

interface Answer {
  /** The object as canonical JSON, or kubectl's message. */
  readonly read?: string;
  readonly refused?: string;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

/** What kubectl prints for each text, keyed by its index. The label that makes it print is taken off again. */
const askKubectl = (texts: readonly string[]): ReadonlyMap<number, Answer> => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-'));
  try {
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `d${index}.yaml`), text);
    const options = { encoding: 'utf8', maxBuffer: 1 << 30 } as const;
    const run = spawnSync(
      'kubectl',
      ['label', '--local', '-f', folder, 'seawall-oracle=1', '-o', 'json'],
      options,
    );
    const answers = new Map<number, Answer>();
    for (const line of run.stderr.split('\n')) {
      const [, index, message] = /d(\d+)\.yaml: (.*)/.exec(line) ?? [];
      if (index !== undefined && message !== undefined) answers.set(Number(index), { refused: message });
    }
    for (const object of run.stdout.split(/(?<=^\})\n/m).filter((text) => text !== '')) {
      const { metadata, ...rest } = JSON.parse(object);
      const { labels: _label, ...own } = metadata;
      answers.set(Number(own.name.slice(1)), { read: canonical({ ...rest, metadata: own }) });
    }
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const hasKubectl = spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' }).status === 0;
const skip = hasKubectl ? false : 'kubectl is not on PATH';

/** Texts by themselves: each is the `data` of an object. */
const singles: readonly { readonly name: string; readonly data: string }[] = [
  { name: 'a merge overrides what stands before it', data: '\n  a: 1\n  <<: {a: 2, b: 3}' },
  { name: 'a merge yields to what stands after it', data: '\n  <<: {a: 2, b: 3}\n  a: 1' },
  { name: 'of several merged mappings the first wins', data: '\n  <<: [{a: 1}, {a: 2, b: 3}]' },
  { name: 'a quoted << is an ordinary key', data: '\n  "<<": x' },
  { name: 'the last of two equal keys wins', data: '\n  a: 1\n  a: 2' },
  {
    name: 'numbers as keys are written as Go writes them',
    data: '\n  1e6: a\n  1.5: b\n  08: c\n  0x1F: d\n  -1.5e-10: e',
  },
  {
    name: 'large and small numbers as keys',
    data: '\n  123456789.0: a\n  3.14159265358979: b\n  1e39: c\n  0.00001: d',
  },
  { name: 'words that mean a boolean, as keys', data: '\n  yes: a\n  off: b' },
  { name: 'an unknown tag is ignored', data: '\n  a: !foo bar\n  b: !foo {x: 1}\n  c: !foo [1]' },
  {
    name: 'quotes and brackets go on at any depth',
    data: '\n  a: [\n  x,\ny\n  ]\n  b: &b "one\n two"\n  c: {\n}\n  d: [*b\n  ]',
  },
  { name: 'Unicode ends lines, too', data: '\n  a: 1 # x\u2028  b: 2\n  c: 3 # y\u0085  d: 4' },
  { name: 'binary becomes text', data: '\n  a: !!binary aGVsbG8=\n  b: !!binary |\n    aGVs\n    bG8=' },
];

describe('our reader and kubectl', { skip }, () => {
  const compare = (texts: readonly string[], seed: string): void => {
    const answers = askKubectl(texts);
    assert.equal(answers.size, texts.length, 'kubectl answers for every document');
    for (const [index, text] of texts.entries()) {
      const { documents, problems } = readDocuments(text, `d${index}.yaml`);
      const { read, refused } = answers.get(index) ?? {};
      const ours = documents.length === 1 ? canonical(documents[0]?.value) : undefined;
      const isStrict = ours === undefined && strict.some((known) => known.text.test(text));
      if (read !== undefined && !isStrict)
        assert.equal(ours, read, `${seed} d${index}: ${problems[0]?.detail ?? ''}\n${text}`);
      if (refused !== undefined && ours !== undefined)
        assert.ok(
          lenient.some(({ message }) => message.test(refused)),
          `${seed} d${index} was read, but kubectl says: ${refused}\n${text}`,
        );
    }
  };

  for (const seed of [1, 2, 3, 4, 5])
    test(`agree on 1,000 generated documents of seed ${seed}`, () => {
      const random = seeded(seed);
      compare(
        Array.from({ length: 1000 }, (_, index) => generateDocument(random, index)),
        `seed ${seed}`,
      );
    });

  test(`agree on ${singles.map(({ name }) => name).join('; ')}`, () => {
    const head = (index: number): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d${index}}\ndata:`;
    compare(
      singles.map(({ data }, index) => `${head(index)}${data}\n`),
      'singles',
    );
  });
});
