import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ControlRow } from '../../src/decision/frameworks/control.ts';
import { controlTitle, frameworks, references } from '../../src/decision/frameworks/frameworks.ts';
import { appendices } from '../../src/decision/frameworks/nsa/appendices.ts';
import { nsa } from '../../src/decision/frameworks/nsa.ts';
import { pss } from '../../src/decision/frameworks/pss.ts';
import { compromiseSources } from '../../src/model/control.ts';

const countBy = (rows: readonly ControlRow[], group: (row: ControlRow) => string) =>
  Object.fromEntries([...Map.groupBy(rows, group)].map(([key, members]) => [key, members.length]));

describe('the rows of the NSA/CISA guidance', () => {
  test('number 158, as many in each group as the guidance recommends', () => {
    assert.deepEqual(
      countBy(nsa.rows, (row) => row.id.split('-')[1] ?? ''),
      {
        POD: 30,
        NET: 18,
        CP: 13,
        NODE: 2,
        ENC: 2,
        SEC: 5,
        CLD: 2,
        AUTH: 17,
        LOG: 32,
        THR: 8,
        ALR: 13,
        RSP: 3,
        UPG: 13,
      },
    );
    assert.equal(nsa.rows.length, 158);
  });

  test('count from 1 within each group, without a gap', () => {
    for (const [group, rows] of Map.groupBy(nsa.rows, (row) => row.id.replace(/\d+$/, '')))
      assert.deepEqual(
        rows.map((row) => row.id),
        rows.map((_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
      );
  });

  test('come with 13 appendices', () => {
    assert.equal(new Set(appendices.map((appendix) => appendix.id)).size, 13);
  });
});

test("the controls of the Pod Security Standards are Kubernetes' own: 12 at baseline, 7 more at restricted", () => {
  assert.deepEqual(
    countBy(pss.rows, (row) => row.section),
    { Baseline: 12, Restricted: 7 },
  );
});

for (const framework of frameworks)
  describe(framework.title, () => {
    test('ids are unique', () => {
      assert.equal(new Set(framework.rows.map((row) => row.id)).size, framework.rows.length);
    });

    for (const row of framework.rows)
      test(`${row.id} says what, why and what to do`, () => {
        assert.equal(row.framework, framework.id);
        assert.equal(controlTitle(framework.id, row.id), row.title);
        assert.doesNotMatch(row.title, /\.$/, 'title is no sentence with a full stop');
        assert.match(row.repair, /^[A-Z].*\.$/, 'repair is one sentence');
        assert.ok(
          row.sources.length > 0 && row.sources.every((source) => compromiseSources.includes(source)),
          'names no source of compromise',
        );
        assert.ok(row.needs.length > 0 && row.needs.every((input) => row.inputs.includes(input)), 'needs');
        assert.equal(new Set(row.inputs).size, row.inputs.length, 'an input twice');
      });
  });

for (const reference of references)
  test(`${reference.title} has a title for each id`, () => {
    for (const [id, title] of Object.entries(reference.titles)) {
      assert.match(id, reference.id === 'attack' ? /^T\d{4}(\.\d{3})?$/ : /^(docker-)?\d(\.\d+){1,2}$/);
      assert.ok(title.length > 3, id);
    }
  });
