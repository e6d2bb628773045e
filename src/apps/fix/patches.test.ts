import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../sources/manifests/edit/text-edit.ts';
import { patchesOf } from './patches.ts';
import { unifiedDiff } from './unified-diff.ts';

const text = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`)
  .join('\n')
  .concat('\n');
const offsetOf = (line: number): number => text.indexOf(`line ${line}\n`);

describe('edits as changes of lines', () => {
  test('a changed line, new lines, removed lines', () => {
    const edits: readonly TextEdit[] = [
      { offset: offsetOf(2) + 5, length: 1, text: 'two' },
      { offset: offsetOf(4) + 6, length: 0, text: '\nnew' },
      { offset: offsetOf(6), length: 'line 6\n'.length, text: '' },
    ];
    assert.deepEqual(patchesOf(text, edits), [
      { line: 2, removed: ['line 2'], added: ['line two'] },
      { line: 5, removed: [], added: ['new'] },
      { line: 6, removed: ['line 6'], added: [] },
    ]);
  });

  test('edits on one line are one patch', () => {
    const at = offsetOf(3);
    const patches = patchesOf(text, [
      { offset: at, length: 4, text: 'LINE' },
      { offset: at + 5, length: 1, text: 'three' },
    ]);
    assert.deepEqual(patches, [{ line: 3, removed: ['line 3'], added: ['LINE three'] }]);
  });
});

describe('a unified diff', () => {
  const apply = (diff: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'seawall-diff-'));
    try {
      writeFileSync(join(folder, 'a.yaml'), text);
      const { status, stderr } = spawnSync('git', ['apply', '--unsafe-paths', '-p1', '-'], {
        cwd: folder,
        input: diff,
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${stderr}\n${diff}`);
      return readFileSync(join(folder, 'a.yaml'), 'utf8');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const asIs = (_: number, line: string): string => line;

  test('is taken by git apply, whatever changes', () => {
    const change = fc.record({
      line: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom('change', 'insert', 'remove'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ line }) => line, minLength: 1, maxLength: 6 }),
        (changes) => {
          const edits = changes.map(({ line, kind }): TextEdit => {
            const [offset, length] = [offsetOf(line), `line ${line}`.length];
            if (kind === 'change') return { offset, length, text: `changed ${line}` };
            return kind === 'insert'
              ? { offset: offset + length, length: 0, text: `\nafter ${line}` }
              : { offset, length: length + 1, text: '' };
          });
          assert.equal(
            apply(unifiedDiff('a.yaml', text, patchesOf(text, edits), asIs)),
            applyEdits(text, edits),
          );
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  test('masks lines of its context', () => {
    const diff = unifiedDiff(
      'a.yaml',
      text,
      [{ line: 5, removed: ['line 5'], added: ['x'] }],
      (number, line) => (number === 4 ? '••••' : line),
    );
    assert.match(diff, /^ ••••$/m);
    assert.doesNotMatch(diff, /line 4/);
  });

  test('is empty when nothing changes', () => assert.equal(unifiedDiff('a.yaml', text, [], asIs), ''));
});
