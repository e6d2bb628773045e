import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../model/field-path.ts';
import type { Finding } from '../model/finding.ts';
import type { ScorecardRow, Verdict } from '../model/scorecard.ts';
import type { Attestation } from './attestation.ts';
import { rowsOf } from './frameworks/control.ts';
import type { Framework } from './frameworks/framework.ts';
import { scoreFramework } from './scorecard.ts';
import type { ScorecardFacts, ScoredCheck } from './scorecard-facts.ts';

const words = { title: 'Pods are modest', sources: ['insider'], repair: 'Ask for less.' } as const;

const framework: Framework = {
  id: 'nsa',
  title: 'A guidance of three rows',
  version: '1',
  link: 'https://example.org/',
  rows: rowsOf('nsa', 'Pods', [
    { ...words, id: 'A', inputs: ['manifests'] },
    { ...words, id: 'B', inputs: ['manifests', 'image'] },
    { ...words, id: 'C', inputs: ['manifests'], mode: 'partial' },
  ]),
};

const checkOn = (id: string, controls: readonly string[], rest: Partial<ScoredCheck> = {}): ScoredCheck => ({
  id,
  controls: { nsa: controls },
  ...rest,
});

const findingOn = (check: string, controls: readonly string[], rest: Partial<Finding> = {}): Finding => ({
  kind: 'misconfiguration',
  check,
  severity: 'high',
  status: 'fail',
  reason: 'asks for too much',
  detail: 'pod "web" asks for too much',
  resource: {
    reference: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
    object: {},
    origin: { kind: 'file', path: 'web.yaml', document: 0, offset: 0, length: 0, line: 1, pointer: root },
  },
  path: root,
  controls: { nsa: controls },
  sources: ['insider'],
  ...rest,
});

const word: Attestation = { control: 'A', by: 'Ada', reason: 'seen by hand', expires: '2026-06-30' };
const bare: ScorecardFacts = { checks: [], evaluated: new Map(), findings: [], attestations: [] };
const modest = checkOn('modest', ['A', 'B', 'C']);
const looked: ScorecardFacts = { ...bare, checks: [modest], evaluated: new Map([['modest', 2]]) };
const found = (rest: Partial<Finding>): ScorecardFacts => ({
  ...looked,
  findings: [findingOn('modest', ['A'], rest)],
});
const acceptance = { source: 'web.yaml:3', reason: 'known', by: 'comment' } as const;

const rowOf = (facts: ScorecardFacts, id: string): ScorecardRow => {
  const row = scoreFramework(framework, facts).rows.find((one) => one.id === id);
  assert.ok(row, id);
  return row;
};

describe('a row', () => {
  const table: readonly (readonly [string, ScorecardFacts, string, Verdict, RegExp])[] = [
    ['is unknown without a check', bare, 'A', 'unknown', /a check of its own/],
    ['names the input that no check looked at', bare, 'B', 'unknown', /the images/],
    ['is met when its check found nothing on two targets', looked, 'A', 'met', /2 targets by modest/],
    ['needs every input to be met', looked, 'B', 'unknown', /the images/],
    ['that is partial asks for a person', looked, 'C', 'unknown', /a person/],
    [
      'is unknown when there was no target',
      { ...looked, evaluated: new Map([['modest', 0]]) },
      'A',
      'unknown',
      /Kubernetes objects/,
    ],
    [
      'is unknown when a check did not run',
      { ...looked, checks: [modest, checkOn('left-out', ['A'])] },
      'A',
      'unknown',
      /left-out, which did not run/,
    ],
    [
      'does not wait for a check on request',
      { ...looked, checks: [modest, checkOn('house-rule', ['A'], { runs: 'on-request' })] },
      'A',
      'met',
      /modest/,
    ],
    [
      'is met when a check saw the other input',
      {
        ...looked,
        checks: [modest, checkOn('layers', ['B'], { inputs: ['image'] })],
        evaluated: new Map([
          ['modest', 2],
          ['layers', 1],
        ]),
      },
      'B',
      'met',
      /1 target by layers/,
    ],
    ['is violated by a finding', found({}), 'A', 'violated', /1 finding by modest/],
    ['is violated by a warning', found({ status: 'warn' }), 'A', 'violated', /modest/],
    ['is unknown when its check failed', found({ status: 'error' }), 'A', 'unknown', /could not decide/],
    [
      'is attested where the risk is accepted',
      found({ acceptance }),
      'A',
      'attested',
      /accepted by web.yaml:3/,
    ],
    [
      'stays violated by what a baseline knows',
      found({ acceptance: { ...acceptance, by: 'baseline' } }),
      'A',
      'violated',
      /modest/,
    ],
  ];

  for (const [name, facts, id, verdict, text] of table)
    test(name, () => {
      const row = rowOf(facts, id);
      assert.equal(row.verdict, verdict);
      assert.match([row.evidence, ...row.missing].join('\n'), text);
    });
});

describe('an attestation', () => {
  const table: readonly (readonly [string, Partial<ScorecardFacts>, Verdict])[] = [
    ['counts until the end of its last day', { now: '2026-06-30T23:59:59Z' }, 'attested'],
    ['ends with that day', { now: '2026-07-01T00:00:00Z' }, 'unknown'],
    ['says nothing where the time is not known', {}, 'unknown'],
    ['says nothing at a time that is none', { now: 'yesterday' }, 'unknown'],
    [
      'says nothing with an expiry that is none',
      { now: '2026-01-01T00:00:00Z', attestations: [{ ...word, expires: 'never' }] },
      'unknown',
    ],
    [
      'may say that the row does not apply',
      { now: '2026-01-01T00:00:00Z', attestations: [{ ...word, says: 'not-applicable' }] },
      'not-applicable',
    ],
    [
      'does not outweigh a finding',
      { now: '2026-01-01T00:00:00Z', findings: [findingOn('modest', ['A'])] },
      'violated',
    ],
  ];

  for (const [name, facts, verdict] of table)
    test(name, () => {
      assert.equal(rowOf({ ...bare, attestations: [word], ...facts }, 'A').verdict, verdict);
    });

  test('that has lapsed is named as what is missing', () => {
    const row = rowOf({ ...bare, attestations: [word], now: '2027-01-01T00:00:00Z' }, 'A');
    assert.match(row.missing.join('\n'), /Ada holds until 2026-06-30/);
  });
});

test('the score comes with its coverage, and both by section and source', () => {
  const card = scoreFramework(framework, found({}));
  const tally = {
    met: 0,
    violated: 1,
    unknown: 2,
    attested: 0,
    notApplicable: 0,
    score: 0,
    coverage: 1 / 3,
  };
  assert.deepEqual(card.total, tally);
  assert.deepEqual(card.sections, [{ section: 'Pods', tally }]);
  assert.deepEqual(
    card.sources.map((one) => [one.source, one.tally.violated]),
    [
      ['supply-chain', 0],
      ['malicious-actor', 0],
      ['insider', 1],
    ],
  );
});

test('nothing looked at gives no score and no coverage', () => {
  const { total } = scoreFramework(framework, bare);
  assert.equal(total.score, undefined);
  assert.equal(total.coverage, 0);
});
