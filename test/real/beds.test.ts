import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { foldersOf } from '../cluster/folders.ts';
import { controlGroupsOf } from '../cluster/node/control-groups.ts';
import { isAlive } from '../cluster/node/sandbox.ts';
import { hasCondition } from '../cluster/readiness.ts';
import { readRecord } from '../cluster/record.ts';
import { waitFor } from '../cluster/wait.ts';
import { namespace } from './probes.ts';

/** Command lines on this machine, outside and inside of beds, that name a folder. */
const commandsNaming = (folder: string): readonly string[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(commandLine)
    .filter((line) => line.includes(`${folder}/`));

const commandLine = (id: string): string => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

describe('two clusters at once', { skip: noBed }, () => {
  let one: Bed;
  let other: Bed;

  before(async () => {
    one = await withCluster();
    other = await withCluster({ name: `${one.name}-b`, kubernetes: one.minor });
  });
  after(() => one.stop());

  test('both are ready, at different addresses', async () => {
    assert.notEqual(one.server, other.server);
    for (const bed of [one, other])
      assert.equal(await hasCondition(bed.get, `/api/v1/nodes/${bed.name}`, 'Ready'), true);
  });

  test('what is written to one is not in the other', async () => {
    await other.apply(namespace('only-in-the-other'));
    assert.equal((await other.get('/api/v1/namespaces/only-in-the-other')).status, 200);
    assert.equal((await one.get('/api/v1/namespaces/only-in-the-other')).status, 404);
  });

  test('an up of one that is up changes nothing', async () => {
    const before = other.processes();
    const again = await withCluster({ name: other.name, kubernetes: other.minor });
    assert.deepEqual(again.processes(), before);
    assert.equal((await again.get('/api/v1/namespaces/only-in-the-other')).status, 200);
  });

  test('an up of one that has lost a component starts just that', async () => {
    const before = other.processes();
    await other.stopComponent('kube-scheduler');
    await withCluster({ name: other.name, kubernetes: other.minor });
    const changed = Object.entries(other.processes()).filter(([name, id]) => before[name] !== id);
    assert.deepEqual(
      changed.map(([name]) => name),
      ['kube-scheduler'],
    );
  });

  test('when one goes, nothing of it is left, and the other stays', async () => {
    const record = readRecord(other.name);
    assert.ok(record !== undefined && isAlive(record.sandbox));
    // What is frozen cannot end by itself.
    other.freezeComponent('kube-scheduler');
    await other.stop();
    assert.equal(isAlive(record.sandbox), false);
    await waitFor('end of what waits outside', 10_000, async () => {
      const left = commandsNaming(foldersOf(other.name).state);
      return left.length === 0 || left.join('\n');
    });
    assert.equal(`seawall${record.sandbox.slot}` in networkInterfaces(), false);
    assert.deepEqual(
      controlGroupsOf(other.name).filter((group) => existsSync(group)),
      [],
    );
    assert.equal(existsSync(foldersOf(other.name).state), false);
    assert.equal(await hasCondition(one.get, `/api/v1/nodes/${one.name}`, 'Ready'), true);
    // Going twice is as good as once.
    await other.stop();
  });
});
