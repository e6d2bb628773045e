import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { analyze, planned } from '../../src/analysis/analyze.ts';
import { checks } from '../../src/analysis/posture/checks.ts';
import { hideSecrets } from '../../src/analysis/secrets/hide.ts';
import { takeInventory } from '../../src/inventory/inventory.ts';
import { fingerprintOf } from '../../src/model/fingerprint.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import type { ClusterFacts } from '../../src/sources/cluster/facts.ts';
import { readCluster } from '../../src/sources/cluster/read-cluster.ts';
import { readSnapshot, writeSnapshot } from '../../src/sources/cluster/snapshot-file.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';

const space = 'reader-snapshot';
const password = 'correct-horse-battery';
const clear = 'clear-Horse-4Battery';

const objects = `apiVersion: v1
kind: Namespace
metadata: { name: ${space} }
---
apiVersion: v1
kind: Secret
metadata: { name: password, namespace: ${space} }
stringData: { password: ${password} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: app, namespace: ${space} }
data:
  app.yaml: |
    port: 80
    password: ${clear}1
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: app, namespace: ${space}, annotations: { example.com/admin-password: ${clear}2 } }
spec:
  replicas: 0
  selector: { matchLabels: { app: app } }
  template:
    metadata: { labels: { app: app } }
    spec:
      containers:
        - name: app
          image: example.com/app:1
          args: ['--port=80', '--db-password=${clear}3']
          env: [{ name: DB_PASSWORD, value: ${clear}4 }, { name: URL, value: 'amqp://shop:${clear}5@mq/' }]
`;

const found = ({ resources }: ClusterFacts): readonly string[] =>
  analyze(takeInventory(resources), checks.map(planned))
    .findings.map(
      (finding) => `${finding.check} ${finding.severity} ${finding.detail} ${fingerprintOf(finding)}`,
    )
    .sort();

describe('a snapshot of a real cluster', { skip: noBed }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-snapshot-'));
  const file = join(folder, 'snapshot.gz');
  let bed: Bed;
  let facts: ClusterFacts;

  before(async () => {
    bed = await withCluster();
    await bed.apply(objects);
    const connection = await connect({ kubeconfig: [bed.kubeconfig] });
    facts = await readCluster(connection);
    connection.close();
    await writeSnapshot(file, facts, { hide: hideSecrets });
  });
  after(async () => {
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false');
    await bed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('has no secret in any byte, neither those of Secrets nor those in clear', () => {
    const text = gunzipSync(readFileSync(file)).toString();
    for (const secret of [password, clear])
      for (const spelling of [secret, Buffer.from(secret).toString('base64').slice(0, -4)])
        assert.ok(!text.includes(spelling), spelling);
    assert.equal(text.trimEnd().split('\n').length, facts.resources.length + 1);
  });

  test('has the same findings as the cluster, under the same fingerprints', async () => {
    const recorded = await readSnapshot(file);
    const live = found(facts);
    assert.deepEqual(found(recorded), live);
    for (const check of [
      'env-var-secret',
      'secret-in-arguments',
      'secret-in-annotation',
      'secret-in-config-map',
    ])
      assert.ok(
        live.some((line) => line.startsWith(`${check} `) && line.includes('in clear')),
        check,
      );
  });

  test('is of the cluster, the server and the time', async () => {
    const { context, server, time, missingRights } = await readSnapshot(file);
    assert.deepEqual(
      { context, server, time, missingRights },
      { context: bed.context, server: facts.server, time: facts.time, missingRights: [] },
    );
  });
});
