import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { join } from '../../src/model/field-path.ts';
import { applyOperations, type Operation } from '../../src/model/operation.ts';
import { editDocument } from '../../src/sources/manifests/edit/edit-document.ts';
import { equals } from '../../src/sources/manifests/edit/equals.ts';
import { parseYaml } from '../../src/sources/manifests/yaml.ts';

const names = ['name', 'image', 'securityContext', 'ports', 'a', 'b-c', 'x/y', 'n', 'on', '10'] as const;
const scalar = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -5, max: 70000 }),
  fc.constantFrom(
    'web',
    'yes',
    '10',
    'a: b',
    "it's",
    'registry.example.com/a:1@sha256:ab',
    '',
    '# x',
    'two words',
    '{',
    '- a',
  ),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));
const document = fc.dictionary(fc.constantFrom(...names), value, {
  minKeys: 1,
  maxKeys: 5,
  noNullPrototype: true,
});

const style = fc.record({
  indent: fc.constantFrom(2, 4),
  flowLevel: fc.constantFrom(-1, -1, -1, 1, 2, 3),
  noArrayIndent: fc.boolean(),
  comments: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
});

/** The text of a value in a style of its own, with comments on lines of their own where a line begins a member. */
const write = (object: unknown, look: typeof style extends fc.Arbitrary<infer T> ? T : never): string => {
  const text = dump(object, {
    indent: look.indent,
    flowLevel: look.flowLevel,
    seqNoIndent: look.noArrayIndent,
    lineWidth: -1,
  });
  const lines = text.split('\n');
  for (const at of look.comments.toSorted((a, b) => b - a)) {
    const line = lines[at];
    if (line !== undefined && /^\s*["'\w][^\s]*:( |$)/.test(line))
      lines.splice(at, 0, `${/^\s*/.exec(line)?.[0] ?? ''}# note ${at}`);
  }
  return lines.join('\n');
};

/** Every place in a value. */
const places = (object: unknown, path = ''): readonly string[] => {
  if (typeof object !== 'object' || object === null) return [path];
  return [path, ...Object.entries(object).flatMap(([key, member]) => places(member, join(path, key)))];
};

const operationsFor = (
  object: unknown,
  picks: readonly { at: number; kind: number; value: unknown }[],
): readonly Operation[] => {
  let now = object;
  const operations: Operation[] = [];
  for (const { at, kind, value: put } of picks) {
    const all = places(now).filter((path) => path !== '');
    const path = all[at % Math.max(all.length, 1)];
    if (path === undefined) break;
    const choices: readonly Operation[] = [
      { op: 'replace', path, value: put },
      { op: 'remove', path },
      { op: 'add', path: `${path}/added/deep`, value: put },
      { op: 'add', path: '/fresh', value: put },
    ];
    const operation = choices[kind % choices.length];
    if (operation === undefined) continue;
    operations.push(operation);
    now = applyOperations(now, [operation]);
  }
  return operations;
};

const picks = fc.array(fc.record({ at: fc.nat({ max: 40 }), kind: fc.nat({ max: 3 }), value }), {
  minLength: 1,
  maxLength: 4,
});

test('edited documents read back as intended, keep their comments, and a second repair does nothing', () => {
  let refused = 0;
  let edited = 0;
  fc.assert(
    fc.property(document, style, picks, (object, look, chosen) => {
      const text = write(object, look);
      const before = parseYaml(text).value;
      const operations = operationsFor(before, chosen);
      const result = editDocument(text, operations);
      if (!result.ok) {
        refused++;
        return;
      }
      edited++;
      const after = applyOperations(before, operations);
      assert.ok(equals(parseYaml(result.text).value, after));
      const comments = (all: string): number =>
        all.split('\n').filter((line) => /^\s*# note/.test(line)).length;
      const removes = operations.some(({ op }) => op !== 'add');
      if (!removes) assert.equal(comments(result.text), comments(text));
      const again = editDocument(
        result.text,
        operations.filter(({ op }) => op === 'replace'),
      );
      if (operations.every(({ op }) => op === 'replace')) assert.ok(again.ok && again.text === result.text);
    }),
    { numRuns: 3000, seed: 20 },
  );
  // A refusal is honest, but an editor that refuses much is none.
  assert.ok(refused / (refused + edited) < 0.1, `${refused} of ${refused + edited} refused`);
});
