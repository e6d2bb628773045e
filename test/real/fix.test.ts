import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { seawall } from '../cli/run.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';

const data = env['SEAWALL_DATA'] ?? '../shared/data';
const noData = !existsSync(data) && `${data} is absent`;

/** Every application whose objects a bare cluster knows. Namespaces have to be there before anything is tried in them. */
const applications: readonly (readonly [string, string, readonly string[]])[] = [
  ['the example', 'examples/shop', ['shop']],
  ['online-boutique', `${data}/manifests/online-boutique`, []],
  ['sock-shop', `${data}/manifests/sock-shop`, ['sock-shop']],
  ['ingress-nginx', `${data}/manifests/ingress-nginx`, ['ingress-nginx']],
  ['argo-cd', `${data}/manifests/argo-cd`, []],
  ['strimzi', `${data}/manifests/strimzi`, ['strimzi-drain-cleaner', 'strimzi-access-operator', 'myproject']],
  ['kubernetes-examples', `${data}/manifests/kubernetes-examples`, []],
];

describe('a repaired object is no less accepted by a real API server', { skip: noBed }, () => {
  let bed: Bed;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-fix-'));
  const made: string[] = [];
  before(async () => {
    bed = await withCluster();
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    if (made.length > 0)
      await bed.tryKubectl('delete', 'namespace', ...made, '--wait=false', '--ignore-not-found');
    await bed.stop();
  });

  /** What the API server takes of a folder, and what it refuses; nothing is stored. */
  const tried = async (path: string) => {
    const words = [
      'apply',
      '--server-side',
      '--force-conflicts',
      '--dry-run=server',
      '--recursive',
      '-f',
      path,
    ];
    const { out, err } = await bed.tryKubectl(...words);
    const accepted = out
      .split('\n')
      .map((line) => / serverside-applied/.test(line) && line.split(' ')[0])
      .filter((line) => typeof line === 'string')
      .sort();
    return { accepted, err };
  };

  for (const [name, path, namespaces] of applications)
    test(name, { skip: path.startsWith(data) && noData }, async () => {
      for (const namespace of namespaces) {
        const { status } = await bed.tryKubectl('create', 'namespace', namespace);
        if (status === 0) made.push(namespace);
      }
      const copy = join(folder, name);
      cpSync(path, copy, { recursive: true });
      const before = await tried(copy);
      assert.ok(before.accepted.length > 0, before.err);
      for (const how of [[], ['--unsafe']]) {
        const { status, err } = seawall('.', ['fix', copy, '--no-config', '-q', ...how]);
        assert.equal(status, 0, err);
        const after = await tried(copy);
        const lost = before.accepted.filter((one) => !after.accepted.includes(one));
        assert.deepEqual(lost, [], `${how.join()} ${after.err}`);
      }
    });
});
