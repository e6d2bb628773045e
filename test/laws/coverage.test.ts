import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import { describe, test } from 'node:test';
import { checks } from '../../src/analysis/posture/checks.ts';
import { coverageOf, reasonsByPeer } from '../../tools/coverage/coverage.ts';
import { peers } from '../../tools/coverage/peers.ts';

const rows = coverageOf(checks);

const kubescapeList = `${env['SEAWALL_DATA'] ?? '../shared/data'}/kubescape-controls/controls.json`;

/** Its entries are `{ controlID, name }`. */
const idsIn = (text: string): readonly string[] => {
  const entries: unknown = JSON.parse(text);
  assert.ok(Array.isArray(entries));
  return entries.map((entry: { readonly controlID: string }) => entry.controlID);
};

test("the peers' lists have as many ids as the peers have checks", () => {
  assert.deepEqual(Object.fromEntries(peers.map((peer) => [peer.id, Object.keys(peer.topics).length])), {
    'kube-linter': 63,
    polaris: 44,
    kubescape: 281,
    hadolint: 71,
    dockle: 20,
  });
});

test("our list of Kubescape's ids is that of its catalogue", {
  skip: existsSync(kubescapeList) ? false : `${kubescapeList} is not there`,
}, () => {
  const ours = rows.filter((row) => row.peer === 'kubescape').map((row) => row.id);
  assert.deepEqual(ours.sort(), [...idsIn(readFileSync(kubescapeList, 'utf8'))].sort());
});

for (const peer of peers)
  describe(peer.name, () => {
    const own = rows.filter((row) => row.peer === peer.id);
    const reasons = reasonsByPeer[peer.id];

    test('every id has a check or a reason', () => {
      const open = own.filter((row) => row.checks.length === 0 && row.reason === undefined);
      assert.deepEqual(
        open.map((row) => `${row.id}: ${row.topic}`),
        [],
      );
    });

    test('no id has both', () => {
      const double = own.filter((row) => row.checks.length > 0 && row.reason !== undefined);
      assert.deepEqual(
        double.map((row) => `${row.id}: ${row.checks.join(', ')}`),
        [],
      );
    });

    test('checks and reasons name only ids that exist, and each reason once', () => {
      const named = checks.flatMap((check) => check.controls[peer.id] ?? []);
      const excused = reasons.flatMap((reason) => reason.ids);
      assert.deepEqual(
        [...named, ...excused].filter((id) => !Object.hasOwn(peer.topics, id)),
        [],
      );
      assert.equal(new Set(excused).size, excused.length);
    });
  });
