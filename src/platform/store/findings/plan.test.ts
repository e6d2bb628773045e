import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldPath } from '../../../model/field-path.ts';
import type { Finding } from '../../../model/finding.ts';
import type { EvaluationScope } from '../store.ts';
import { incomingOf } from './incoming.ts';
import { type Known, type Plan, planOf } from './plan.ts';
import { coverage } from './scope.ts';

const hour = 3_600_000;

const finding = (name: string, change: Partial<Finding> = {}): Finding => ({
  kind: 'misconfiguration',
  check: 'host-network',
  severity: 'high',
  status: 'fail',
  reason: 'host network',
  detail: 'must not',
  resource: {
    reference: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name },
    object: {},
    origin: { kind: 'cluster', context: '' },
  },
  path: fieldPath('/spec'),
  controls: {},
  sources: [],
  ...change,
});

const whole: EvaluationScope = { kind: 'cluster' };

const incoming = (findings: readonly Finding[]) =>
  incomingOf({
    id: 'e',
    started: '',
    time: '',
    scope: whole,
    objects: 0,
    findings: findings.map((one) => ({ fingerprint: one.resource.reference.name, finding: one })),
  });

/** As it would stand after `finding` was written at time 0. */
const known = (one: Finding, change: Partial<Known> = {}): Known => {
  const [made] = incoming([one]).values();
  return {
    id: 1,
    fingerprint: one.resource.reference.name,
    namespace: 'shop',
    group: 'apps',
    kind: 'Deployment',
    name: one.resource.reference.name,
    check: one.check,
    severity: made?.severity ?? 0,
    status: one.status,
    state: 'open',
    acceptance: null,
    digest: made?.digest ?? '',
    lastSeen: 0,
    reopened: 0,
    ...change,
  };
};

const plan = (
  before: readonly Known[],
  now: readonly Finding[],
  scope: EvaluationScope = whole,
  time = 1,
): Plan => planOf(new Map(before.map((one) => [one.fingerprint, one])), incoming(now), coverage(scope), time);

const steps = ({ opened, updated }: Plan): readonly string[] =>
  [...opened, ...updated].flatMap(({ events }) => events.map(({ event }) => event));

const acceptance = { by: 'exception', source: 'one', reason: 'why' } as const;
const byPerson = (expires?: string): string =>
  JSON.stringify({ by: 'store', source: 'ann', reason: 'why', expires });

const a = finding('a');
const accepted = finding('a', { acceptance });

const histories: readonly (readonly [string, readonly Known[], readonly Finding[], readonly string[]])[] = [
  ['what is new', [], [a], ['opened']],
  ['what is new and accepted', [], [accepted], ['opened', 'accepted']],
  ['what is as it was', [known(a)], [a], []],
  ['another severity', [known(a)], [finding('a', { severity: 'low' })], ['changed']],
  ['back again', [known(a, { state: 'resolved' })], [a], ['reopened']],
  ['back again and accepted', [known(a, { state: 'resolved' })], [accepted], ['reopened', 'accepted']],
  ['accepted now', [known(a)], [accepted], ['accepted']],
  [
    'no longer accepted',
    [known(a, { state: 'accepted', acceptance: JSON.stringify(acceptance) })],
    [a],
    ['withdrawn'],
  ],
  ['accepted by a person', [known(a, { state: 'accepted', acceptance: byPerson() })], [a], []],
  [
    'accepted by a person until a time that is over',
    [known(a, { state: 'accepted', acceptance: byPerson('1970-01-01T00:00:00.001Z') })],
    [a],
    ['withdrawn'],
  ],
  [
    'accepted on other terms',
    [known(a, { state: 'accepted', acceptance: JSON.stringify({ ...acceptance, reason: 'other' }) })],
    [accepted],
    ['changed'],
  ],
];

for (const [name, before, now, expected] of histories)
  test(`${name}: ${expected.join(', ') || 'nothing'}`, () =>
    assert.deepEqual(steps(plan(before, now)), expected));

test('the time it was last seen is written once an hour, and never set back', () => {
  assert.equal(plan([known(a)], [a], whole, hour - 1).refreshed.length, 0);
  assert.equal(plan([known(a)], [a], whole, hour).refreshed.length, 1);
  assert.equal(plan([known(a, { lastSeen: 9 * hour })], [a], whole, hour).refreshed.length, 0);
});

const scopes: readonly (readonly [string, EvaluationScope, boolean])[] = [
  ['the cluster', whole, true],
  ['its namespace', { kind: 'namespaces', namespaces: ['shop'] }, true],
  ['another namespace', { kind: 'namespaces', namespaces: [''] }, false],
  ['the object itself', { kind: 'objects', objects: [a.resource.reference] }, true],
  [
    'the object in another version of its API',
    { kind: 'objects', objects: [{ ...a.resource.reference, apiVersion: 'apps/v1beta1' }] },
    true,
  ],
  [
    'an object of another group',
    { kind: 'objects', objects: [{ ...a.resource.reference, apiVersion: 'extensions/v1beta1' }] },
    false,
  ],
  [
    'the cluster but for the kind',
    { kind: 'cluster', except: [{ group: 'apps', kind: 'Deployment' }] },
    false,
  ],
  [
    'the cluster but for the kind elsewhere',
    { kind: 'cluster', except: [{ namespace: 'x', kind: 'Deployment' }] },
    true,
  ],
  ['the cluster but for the check', { kind: 'cluster', except: [{ check: 'host-network' }] }, false],
  ['the cluster but for everything', { kind: 'cluster', except: [{}] }, false],
];

for (const [name, scope, isResolved] of scopes)
  test(`looking at ${name} ${isResolved ? 'resolves' : 'does not resolve'} what did not come again`, () =>
    assert.equal(plan([known(a)], [], scope).resolved.length, isResolved ? 1 : 0));

test('what is resolved already is not resolved again', () =>
  assert.equal(plan([known(a, { state: 'resolved' })], []).resolved.length, 0));
