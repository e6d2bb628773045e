import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openStore } from '../../src/platform/store/open.ts';
import { seawall } from '../cli/run.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { type LogLine, Server } from './server.ts';

const space = 'controller';
const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${space} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { terminationGracePeriodSeconds: 0, containers: [{ name: main, image: "example.invalid/${name}:1", securityContext: { privileged: true } }] }
`;

const isEvaluated = ({ message }: LogLine): boolean => message === 'evaluated';

describe('serve --role controller', { skip: noBed }, () => {
  let bed: Bed;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-controller-'));
  const store = join(folder, 'seawall.db');
  const servers: Server[] = [];
  before(async () => {
    bed = await withCluster();
    await bed.kubectl('create', 'namespace', space);
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.kill('SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
    await bed.kubectl('delete', 'namespace', space, '--wait=false');
    await bed.stop();
  });

  const start = (...words: readonly string[]): Server => {
    const reach = ['--kubeconfig', bed.kubeconfig, '--store', store, '--listen', '127.0.0.1:0'];
    const server = new Server(['--role', 'controller', ...reach, ...words]);
    servers.push(server);
    return server;
  };

  /** What the store holds as open is what a scan of the cluster finds now. */
  const isCurrent = async (): Promise<void> => {
    const { out, status, err } = seawall('.', [
      'scan',
      '--cluster',
      '--kubeconfig',
      bed.kubeconfig,
      '--no-config',
      '-q',
      '-o',
      'json',
    ]);
    assert.equal(status, 0, err);
    const { findings } = JSON.parse(out) as { findings: { fingerprint: string }[] };
    const opened = await openStore(store);
    const kept = new Set<string>();
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await opened.findings.page({ limit: 1_000, ...(cursor === '' ? {} : { cursor }) });
      for (const { fingerprint } of page.items) kept.add(fingerprint);
      cursor = page.next;
    }
    await opened.close();
    assert.deepEqual([...kept].sort(), [...new Set(findings.map(({ fingerprint }) => fingerprint))].sort());
  };

  test('a change of the cluster is found and kept; what is gone is resolved', async () => {
    const server = start();
    await server.until(isEvaluated);
    await bed.apply(deployment('one'));
    await server.until((line) => isEvaluated(line) && line.scope === 'objects');
    await settled(server);
    await isCurrent();
    await bed.kubectl('delete', '-n', space, 'deployment', 'one', '--wait=true');
    await settled(server);
    await isCurrent();
    assert.equal(await server.kill('SIGTERM'), 0);
  });

  test('killed at any moment it goes on from what the cluster is', async () => {
    for (const ms of [300, 900, 1_500]) {
      const server = start();
      await bed.apply(deployment(`killed-${ms}`));
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
      });
      await server.kill('SIGKILL');
    }
    const server = start();
    await server.until(isEvaluated);
    await settled(server);
    await isCurrent();
    assert.equal(await server.kill('SIGTERM'), 0);
  });

  test('of two one leads; when it is killed the other takes over and misses nothing', async () => {
    const lease = ['--lease-namespace', space];
    const [first, second] = [start(...lease), start(...lease)];
    const leads = ({ message }: LogLine): boolean => message === 'leading';
    const leader = await Promise.race([
      first.until(leads).then(() => first),
      second.until(leads).then(() => second),
    ]);
    const other = leader === first ? second : first;
    await leader.until(isEvaluated);
    assert.ok(!other.lines.some(leads), 'two lead');
    await leader.kill('SIGKILL');
    await bed.apply(deployment('orphan'));
    await other.until(leads);
    await other.until(isEvaluated);
    await settled(other);
    await isCurrent();
    const third = start(...lease);
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    const from = performance.now();
    assert.equal(await other.kill('SIGTERM'), 0);
    await third.until(leads, 0, 30);
    assert.ok(
      performance.now() - from < 12_000,
      'a lease that was given back is taken before it would run out',
    );
    assert.equal(await third.kill('SIGTERM'), 0);
  });

  test('the API server goes away and comes back', async () => {
    const server = start();
    await server.until(isEvaluated);
    await bed.restartApiServer();
    await bed.apply(deployment('after-restart'));
    const from = server.lines.length;
    await server.until(isEvaluated, from, 90);
    await settled(server);
    await isCurrent();
    assert.equal(await server.kill('SIGTERM'), 0);
  });
});

/** Waits until nothing was evaluated for a while. */
const settled = async (server: Server): Promise<void> => {
  for (let known = -1; known !== server.lines.length; ) {
    known = server.lines.length;
    await new Promise((resolve) => {
      setTimeout(resolve, 2_500);
    });
  }
};
