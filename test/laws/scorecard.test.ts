import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Attestation } from '../../src/decision/attestation.ts';
import { rowsOf } from '../../src/decision/frameworks/control.ts';
import { nsa } from '../../src/decision/frameworks/nsa.ts';
import { scoreFramework } from '../../src/decision/scorecard.ts';
import type { ScorecardFacts, ScoredCheck } from '../../src/decision/scorecard-facts.ts';
import { root } from '../../src/model/field-path.ts';
import type { Acceptance, Finding, FindingStatus } from '../../src/model/finding.ts';
import type { Tally } from '../../src/model/scorecard.ts';
import { resourceOf } from './examples.ts';

const ids = nsa.rows.map((row) => row.id);
const checkIds = ['first', 'second', 'third', 'fourth'];
const now = '2026-06-01T00:00:00Z';

const controls = fc.subarray(ids, { minLength: 1, maxLength: 12 });

const checks: fc.Arbitrary<readonly ScoredCheck[]> = fc.tuple(
  ...checkIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      controls: controls.map((nsaIds) => ({ nsa: nsaIds })),
      inputs: fc.subarray(['manifests', 'flags', 'node', 'image', 'live'] as const, { minLength: 1 }),
      runs: fc.constantFrom('always' as const, 'on-request' as const),
    }),
  ),
);

const statuses: readonly FindingStatus[] = ['fail', 'warn', 'unknown', 'error'];
const ways: readonly Acceptance['by'][] = ['exception', 'comment', 'annotation', 'ignore-file', 'baseline'];

const finding: fc.Arbitrary<Finding> = fc
  .tuple(
    fc.constantFrom(...checkIds),
    fc.constantFrom(...statuses),
    controls,
    fc.option(fc.constantFrom(...ways)),
  )
  .map(([check, status, nsaIds, by]) => ({
    kind: 'misconfiguration',
    check,
    severity: 'high',
    status,
    reason: 'asks for too much',
    detail: 'pod "web" asks for too much',
    resource: resourceOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }),
    path: root,
    controls: { nsa: nsaIds },
    sources: ['insider'],
    ...(by === null ? {} : { acceptance: { by, source: 'here', reason: 'known' } }),
  }));

const attestation: fc.Arbitrary<Attestation> = fc.record({
  control: fc.constantFrom(...ids),
  says: fc.constantFrom('attested' as const, 'not-applicable' as const),
  by: fc.constant('Ada'),
  reason: fc.constant('seen by hand'),
  expires: fc.constantFrom('2026-12-31', '2025-12-31', 'never'),
});

const facts: fc.Arbitrary<ScorecardFacts> = fc.record({
  checks,
  evaluated: fc.array(fc.tuple(fc.constantFrom(...checkIds), fc.nat(3))).map((entries) => new Map(entries)),
  findings: fc.array(finding, { maxLength: 8 }),
  attestations: fc.array(attestation, { maxLength: 8 }),
  now: fc.constant(now),
});

/** No score is no praise, so it counts as the lowest. */
const scoreOf = (tally: Tally): number => tally.score ?? 0;

describe('a scorecard', () => {
  test('gives every row one verdict, and its counts add up to the rows', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { rows, total } = scoreFramework(nsa, some);
        assert.deepEqual(
          rows.map((row) => row.id),
          ids,
        );
        const { met, violated, unknown, attested, notApplicable } = total;
        assert.equal(met + violated + unknown + attested + notApplicable, ids.length);
        assert.ok(total.coverage >= 0 && total.coverage <= 1);
      }),
    );
  });

  test('never scores higher for one more finding', () => {
    fc.assert(
      fc.property(facts, finding, (some, more) => {
        const before = scoreFramework(nsa, some).total;
        const after = scoreFramework(nsa, { ...some, findings: [...some.findings, more] }).total;
        assert.ok(scoreOf(after) <= scoreOf(before));
        assert.ok(after.met <= before.met);
      }),
    );
  });

  test('never scores higher for one more row that is unknown', () => {
    const extra = rowsOf('nsa', 'More', [
      { id: 'NSA-MORE-01', title: 'More', inputs: ['live'], sources: ['insider'], repair: 'Do more.' },
    ]);
    const larger = { ...nsa, rows: [...nsa.rows, ...extra] };
    fc.assert(
      fc.property(facts, (some) => {
        const before = scoreFramework(nsa, some).total;
        const after = scoreFramework(larger, some).total;
        assert.equal(after.score, before.score);
        assert.ok(after.coverage <= before.coverage);
      }),
    );
  });

  test('says what is missing for each unknown row, and gives evidence for every other', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const row of scoreFramework(nsa, some).rows) {
          assert.equal(row.missing.length > 0, row.verdict === 'unknown', row.id);
          assert.equal(row.evidence !== '', row.verdict !== 'unknown', row.id);
        }
      }),
    );
  });
});
