import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Cluster } from '../../src/apps/install/cluster/cluster.ts';
import { removeReports } from '../../src/apps/install/remove-reports.ts';
import { logTo } from '../../src/apps/server/log.ts';
import type { Report } from '../../src/apps/server/projections/report.ts';
import { ReportObjects } from '../../src/apps/server/projections/report-objects.ts';
import { ReportProjector } from '../../src/apps/server/projections/report-projector.ts';
import { openStore } from '../../src/platform/store/open.ts';
import type { Timer } from '../../src/platform/timer.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { day, evaluation, findingNumber } from './evaluations.ts';
import { openReportsKinds } from './open-reports-kinds.ts';
import { Server } from './server.ts';

const space = 'projections';
const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${space} }
spec:
  replicas: 0
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: "example.invalid/${name}:1", securityContext: { privileged: true } }] }
`;

const emptied = 'projections-emptied';
const foreign = `apiVersion: openreports.io/v1alpha1
kind: Report
metadata: { name: theirs, namespace: ${emptied} }
source: another tool
`;
const findingIn = (namespace: string, number: number) => {
  const { resource } = findingNumber(number).finding;
  const reference = { ...resource.reference, namespace };
  return findingNumber(number, { resource: { ...resource, reference } });
};

/** Time that goes on when the test says so. */
class Clock implements Timer {
  time = Date.parse(day(2));
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  sleep(): Promise<void> {
    return Promise.resolve();
  }
  random(): number {
    return 0.5;
  }
}

interface Told {
  readonly note: string;
  readonly type: string;
  readonly regarding: { readonly name: string; readonly uid?: string };
}

/** What `look` gives once it is there; an error after two minutes. */
const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 240; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
  }
  throw new Error(`still waiting for ${what}`);
};

describe('serve --project', { skip: noBed }, () => {
  let bed: Bed;
  let server: Server | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'seawall-projections-'));
  const kinds = (): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: openReportsKinds });
  const serveKinds = async (): Promise<void> => {
    await bed.apply(kinds());
    for (const { metadata } of openReportsKinds)
      await bed.kubectl('wait', '--for=condition=Established', `crd/${metadata.name}`, '--timeout=60s');
    // An established kind may still be told off for a moment: its storage is made.
    for (const { spec } of openReportsKinds)
      await until(`the storage of ${spec.names.kind}`, () => report(spec.names.plural));
  };
  before(async () => {
    bed = await withCluster();
    await serveKinds();
    await bed.kubectl('create', 'namespace', space);
    await bed.apply(deployment('old'));
  });
  after(async () => {
    await server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    await bed.kubectl('delete', 'namespace', space, '--wait=false');
    for (const { metadata } of openReportsKinds)
      await bed.kubectl('delete', 'crd', metadata.name, '--ignore-not-found', '--wait=false');
    await bed.stop();
  });

  const report = async (path: string): Promise<Report | undefined> => {
    const { out, status } = await bed.tryKubectl('get', '--raw', `/apis/openreports.io/v1alpha1/${path}`);
    return status === 0 ? (JSON.parse(out) as Report) : undefined;
  };
  const own = (): Promise<Report | undefined> => report(`namespaces/${space}/reports/seawall`);
  const names = (one: Report | undefined): ReadonlySet<string> =>
    new Set(one?.results.flatMap(({ resources }) => resources.map(({ name = '' }) => name)));
  const events = async (): Promise<readonly Told[]> => {
    const selector = 'app.kubernetes.io/managed-by=seawall-controller';
    const out = await bed.kubectl(
      'get',
      'events.v1.events.k8s.io',
      '-n',
      space,
      '-l',
      selector,
      '-o',
      'json',
    );
    return (JSON.parse(out) as { items: Told[] }).items;
  };

  test('reports and Events come with findings, and reports go with them', async () => {
    server = new Server([
      ...['--role', 'controller', '--kubeconfig', bed.kubeconfig, '--listen', '127.0.0.1:0'],
      ...['--store', join(folder, 'seawall.db'), '--project', 'open-reports', '--project', 'events'],
    ]);
    await server.until(({ message }) => message.startsWith('new findings are told as Events'));
    const first = await until('the report of what was there', own);
    ok(names(first).has('old'));
    equal(first.metadata.labels['app.kubernetes.io/instance'], 'seawall');
    ok(first.results.every(({ properties }) => /^[0-9a-f]{32}$/.test(properties['fingerprint'] ?? '')));
    const { fail, warn, error } = first.summary;
    equal(fail + warn + error, first.results.length);
    equal(
      (await until('the report of the cluster', () => report('clusterreports/seawall'))).source,
      'seawall',
    );

    await bed.apply(deployment('new'));
    const told = await until('an Event', async () => (await events())[0]);
    equal(told.type, 'Warning');
    equal(told.regarding.name, 'new');
    match(told.note, /^(critical|high) /);
    match(await bed.kubectl('describe', 'deployment', 'new', '-n', space), /Warning\s+SecurityFinding/);

    await bed.kubectl('delete', 'deployment', 'old', '-n', space);
    const second = await until('a report without what was deleted', async () => {
      const one = await own();
      return names(one).has('new') && !names(one).has('old') ? one : undefined;
    });
    ok(second.results.some(({ severity }) => severity === 'critical' || severity === 'high'));
    ok((await events()).every(({ regarding }) => regarding.name !== 'old'));
    ok(server.lines.every(({ level }) => level !== 'error'));
  });

  test('a report goes with the last finding of its namespace, and only what is ours goes', async () => {
    const store = await openStore(join(folder, 'emptied.db'));
    const connection = await connect({ kubeconfig: [bed.kubeconfig] });
    const timer = new Clock();
    const lines: string[] = [];
    try {
      await store.putCluster({ uid: 'one', name: 'one', time: day(1) });
      const there = Array.from({ length: 3 }, (_, number) => findingIn(emptied, number));
      await bed.kubectl('create', 'namespace', emptied);
      await bed.apply(foreign);
      const projector = new ReportProjector({
        store,
        timer,
        log: logTo((line) => lines.push(line)),
        objects: new ReportObjects(connection, 'other'),
        cluster: 'one',
        release: 'other',
      });
      const stands = () => report(`namespaces/${emptied}/reports/seawall`);
      await store.findings.apply('one', evaluation('1', day(1), there));
      await projector.step();
      equal((await stands())?.results.length, 3);

      await store.findings.apply('one', evaluation('2', day(2), there.slice(1)));
      await projector.step();
      equal((await stands())?.results.length, 3, 'not twice in a minute');
      timer.time += 60_000;
      await projector.step();
      equal((await stands())?.results.length, 2);

      await store.findings.apply('one', evaluation('3', day(3), []));
      timer.time += 60_000;
      await projector.step();
      equal(await stands(), undefined);

      await store.findings.apply('one', evaluation('4', day(4), there));
      timer.time += 60_000;
      await projector.step();
      ok(await stands());
      const removed: string[] = [];
      const release = { name: 'other', namespace: emptied };
      await removeReports(new Cluster(connection), release, (title) => removed.push(title));
      deepEqual(removed, [`Report ${emptied}/seawall`]);
      equal(await stands(), undefined);
      ok(await report(`namespaces/${emptied}/reports/theirs`));

      timer.time += 60 * 60_000;
      await projector.step();
      ok(await stands(), 'what somebody removed comes again within an hour');
      equal(lines.length, 0);

      for (const { metadata } of openReportsKinds) await bed.kubectl('delete', 'crd', metadata.name);
      await until('the kinds to be gone', async () => ((await report('')) === undefined ? true : undefined));
      await store.findings.apply('one', evaluation('5', day(5), there.slice(1)));
      for (let tries = 0; tries < 3; tries++) {
        timer.time += 10 * 60_000;
        await projector.step();
      }
      equal(lines.length, 1, lines.join(''));
      match(lines[0] ?? '', /serves no openreports/);
      await serveKinds();
      timer.time += 10 * 60_000;
      await projector.step();
      equal((await stands())?.results.length, 2);
    } finally {
      connection.close();
      await store.close();
      await bed.kubectl('delete', 'namespace', emptied, '--wait=false');
    }
  });
});
