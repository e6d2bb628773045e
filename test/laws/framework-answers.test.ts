import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../../src/analysis/posture/checks.ts';
import { controlTitle } from '../../src/decision/frameworks/frameworks.ts';
import { appendices } from '../../src/decision/frameworks/nsa/appendices.ts';
import { nsa } from '../../src/decision/frameworks/nsa.ts';
import type { FrameworkId } from '../../src/model/control.ts';
import { nsaReasons } from '../../tools/coverage/reasons/nsa.ts';

const known: readonly FrameworkId[] = ['nsa', 'pss', 'cis', 'attack'];
const appendixIds = new Set(appendices.map((appendix) => appendix.id));

const isKnown = (framework: FrameworkId, id: string): boolean =>
  controlTitle(framework, id) !== undefined || (framework === 'nsa' && appendixIds.has(id));

for (const framework of known)
  test(`checks refer only to controls that ${framework} has`, () => {
    const strangers = checks.flatMap((check) =>
      (check.controls[framework] ?? [])
        .filter((id) => !isKnown(framework, id))
        .map((id) => `${check.id}: ${id}`),
    );
    assert.deepEqual(strangers, []);
  });

test('every row that manifests say something about has a check or a reason, and not both', () => {
  const checked = new Set(checks.flatMap((check) => check.controls.nsa ?? []));
  const excused = new Set(nsaReasons.flatMap((reason) => reason.ids));
  const rows = nsa.rows.filter((row) => row.inputs.includes('manifests'));
  assert.deepEqual(
    rows.filter((row) => checked.has(row.id) === excused.has(row.id)).map((row) => `${row.id}: ${row.title}`),
    [],
  );
  assert.deepEqual(
    [...excused].filter((id) => !rows.some((row) => row.id === id)),
    [],
    'a reason for no row',
  );
});
