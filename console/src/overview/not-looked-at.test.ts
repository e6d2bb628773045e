import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterAnswer } from '../api/answers.ts';
import { isPartial, notLookedAt } from './not-looked-at.ts';

const evaluation: NonNullable<ClusterAnswer['evaluation']> = {
  id: 'e',
  cluster: 'c',
  scope: 'cluster',
  started: '',
  ended: '',
  objects: 1,
  findings: 0,
  opened: 0,
  changed: 0,
  reopened: 0,
  resolved: 0,
  problems: [],
  missingRights: [],
};
const cluster: ClusterAnswer = { uid: 'c', name: 'shop', firstSeen: '', evaluation };

test('a cluster of which all was looked at is not partial', () => {
  assert.equal(isPartial(cluster), false);
  assert.deepEqual(notLookedAt([cluster]), []);
});

test('rights and problems are told in words', () => {
  const partial: ClusterAnswer = {
    ...cluster,
    evaluation: {
      ...evaluation,
      missingRights: ['list secrets'],
      problems: [{ code: 'list-failed', file: 'pods', detail: 'the list broke off' }],
    },
  };
  assert.deepEqual(notLookedAt([partial, cluster]), [
    { cluster: 'shop', rights: ['list secrets'], problems: ['pods: the list broke off'], isHidden: false },
  ]);
});

test('a cluster that was never evaluated is partial', () => {
  const { evaluation: _none, ...before } = cluster;
  assert.equal(isPartial(before), true);
  assert.equal(notLookedAt([before])[0]?.isHidden, true);
});
