import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readRights } from '../../src/apps/install/rights/read-rights.ts';
import { chooseKinds } from '../../src/sources/cluster/choose-kinds.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { discover } from '../../src/sources/cluster/discovery.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { guideLines, loadOwnImage, noImage, registry, withVolume } from './installed-image.ts';
import { adminTokenOf, withApi } from './installed-server.ts';
import { queries, unserved } from './metric-queries.ts';
import { type Person, personAt, podsOf } from './person.ts';
import { withForward } from './port-forward.ts';
import { wholeApi } from './whole-api.ts';

const guide = 'docs/guide/install.md';

/** What the table of rights reads, and Secrets, which are read where somebody wants it. */
const named: ReadonlySet<string> = new Set(
  readRights.flatMap(({ group, resources }) => resources.map((resource) => `${resource}.${group}`)),
);

const definitionOf = (plural: string, kind: string, group: string): object => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural, kind },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
});

/** No pod of it runs: what is found is found in what it asks for. */
const careless = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'careless', namespace: 'default' },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: 'careless' } },
    template: {
      metadata: { labels: { app: 'careless' } },
      spec: { containers: [{ name: 'one', image: 'one', securityContext: { privileged: true } }] },
    },
  },
};

/** What the guide says, done in a real cluster with our own image; the whole API is compared before and after. */
describe('an installation by the five commands of the guide', { skip: noBed || noImage }, () => {
  const lines = guideLines(guide, 'Five commands');
  const folder = mkdtempSync(join(tmpdir(), 'seawall-values-'));
  let bed: Bed;
  let person: Person;
  let untouched: readonly string[];
  let volume: { readonly remove: () => Promise<void> };
  const line = (words: string) => person.line(words);
  const must = (words: string) => person.must(words);

  before(async () => {
    bed = await withCluster();
    person = personAt(bed);
    await loadOwnImage(bed);
    untouched = await wholeApi(bed);
    volume = await withVolume(bed, 'install-data');
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await volume.remove();
    person.leave();
    await bed.stop();
  });

  test('are five', () => assert.equal(lines.length, 5));

  test('a dry run changes nothing', async () => {
    assert.match(must(`${lines[0]} --dry-run`), /a dry run, nothing was changed/);
    const besideVolumes = (names: readonly string[]) =>
      names.filter((one) => !one.startsWith('persistentvolumes '));
    assert.deepEqual(besideVolumes(await wholeApi(bed)), besideVolumes(untouched));
  });

  test('install: the pods are ready, out of our own image', async () => {
    assert.match(must(lines[0] ?? ''), /ready {3}StatefulSet seawall-controller: 1 pod/);
    assert.equal((await podsOf(bed)).trim(), `seawall-controller-0 ${registry}/seawall:0.1.0 true`);
  });

  test('install again: nothing is changed', () => {
    assert.match(must(lines[0] ?? ''), /objects: \d+ unchanged$/m);
  });

  test('the server answers through its Service', async () => {
    const { body } = await bed.get('/api/v1/namespaces/seawall/services/seawall-api:api/proxy/readyz');
    assert.deepEqual(body, { ready: true, missing: [] });
    const log = await bed.kubectl('-n', 'seawall', 'logs', 'seawall-controller-0');
    assert.doesNotMatch(log, /"level":"(?:error|fatal)"|swl_/);
  });

  test('findings are in the API, and of all rights only that to Secrets is missing', async () => {
    await withApi(bed, 'service/seawall-api', await adminTokenOf(bed), async (api) => {
      const { name, evaluation } = await api.cluster();
      assert.equal(name, 'default');
      assert.deepEqual(evaluation?.missingRights, ['list secrets']);
      assert.deepEqual(evaluation.problems, []);
      await api.findingsAbout('coredns', 'there');
      assert.equal((await api.text('/api/v1/findings', 'swl_other')).status, 401);
      assert.match((await api.text('/')).text, /<!doctype html>/i, 'the console');
    });
  });

  test('a kind that nobody knows is one right that is missing, and everything else is still decided', async () => {
    await bed.apply(JSON.stringify(definitionOf('widgets', 'Widget', 'example.com')));
    try {
      await withApi(bed, 'service/seawall-api', await adminTokenOf(bed), async (api) => {
        await waitFor('the right that is missing', 90_000, async () => {
          const { evaluation } = await api.cluster();
          return (
            evaluation?.missingRights.includes('list widgets.example.com') || `${evaluation?.missingRights}`
          );
        });
        const { evaluation } = await api.cluster();
        assert.deepEqual([...(evaluation?.missingRights ?? [])].sort(), [
          'list secrets',
          'list widgets.example.com',
        ]);
        await bed.apply(JSON.stringify(careless));
        await api.findingsAbout('careless', 'there');
        await bed.kubectl('-n', 'default', 'delete', 'deployment', 'careless');
        await api.findingsAbout('careless', 'gone');
      });
    } finally {
      await bed.kubectl('delete', 'crd', 'widgets.example.com');
      await bed.kubectl('-n', 'default', 'delete', 'deployment', 'careless', '--ignore-not-found');
    }
  });

  test('status: all is well', () => {
    const said = must(lines[1] ?? '');
    assert.match(said, /ready {2}StatefulSet seawall-controller, 1 of 1/);
    assert.match(said, /SQLite on data-seawall-controller-0 \(Bound, 8Gi\)/);
    assert.match(said, /approvals\s+guarded/);
    assert.match(said, /leader\s+seawall-controller-0-1, seen \d{4}-/);
  });

  test('status --rights: each right that is given, and why; none is missing', () => {
    const said = must(lines[2] ?? '');
    assert.match(
      said,
      /given {4}get list watch: pods, podtemplates, replicationcontrollers\n\s+pods and what makes them/,
    );
    assert.doesNotMatch(said, /missing|\*/);
  });

  test('the account of the controller has exactly the rights that are shown', async () => {
    const account = 'system:serviceaccount:seawall:seawall-controller';
    const may = async (...words: readonly string[]) =>
      (await bed.tryKubectl('auth', 'can-i', ...words, '--as', account, '--all-namespaces')).out.trim();
    assert.equal(await may('list', 'deployments.apps'), 'yes');
    for (const words of [
      ['list', 'secrets'],
      ['create', 'pods'],
      ['create', 'validatingwebhookconfigurations'],
      ['impersonate', 'users'],
      ['*', '*'],
    ])
      assert.equal(await may(...words), 'no', words.join(' '));
  });

  test('the controller has a right for every kind that is read, Secrets apart', async () => {
    const connection = await connect({ kubeconfig: [bed.kubeconfig] });
    try {
      const { kinds } = chooseKinds((await discover(connection)).kinds, undefined);
      const missing = kinds
        .map(({ group, resource }) => `${resource}.${group}`)
        .filter((name) => !named.has(name));
      assert.deepEqual(missing, []);
    } finally {
      connection.close();
    }
  });

  test('our kinds are listed together', async () => {
    await bed.apply(
      JSON.stringify({
        apiVersion: 'seawall.dev/v1alpha1',
        kind: 'Environment',
        metadata: { name: 'production' },
        spec: { namespaces: { names: ['shop'] } },
      }),
    );
    assert.match(must(lines[3] ?? ''), /environment\.seawall\.dev\/production\s+\["shop"\]/);
  });

  test('metrics: what alerts and the dashboard ask for is served, with the labels they ask by', async () => {
    must(`${lines[0]} --set monitoring.metrics=true`);
    await withForward(bed, 'seawall', 'service/seawall-metrics', 8441, async (address) => {
      const served = await (await fetch(`http://${address}/metrics`)).text();
      assert.deepEqual(
        queries.flatMap((query) => unserved(query, served)),
        [],
      );
    });
    assert.match(must(lines[0] ?? ''), /removed Service seawall\/seawall-metrics/);
  });

  test('a certificate: the API speaks TLS, probes and Service with it', async () => {
    const { cert, key } = await bed.certificate('seawall-api', ['DNS:seawall-api.seawall.svc']);
    await bed.kubectl(
      '-n',
      'seawall',
      'create',
      'secret',
      'tls',
      'api-tls',
      `--cert=${cert}`,
      `--key=${key}`,
    );
    assert.match(
      must(`${lines[0]} --set api.tlsSecretName=api-tls`),
      /ready {3}StatefulSet[\s\S]*https:\/\/127\.0\.0\.1:8440/,
    );
    const { body } = await bed.get('/api/v1/namespaces/seawall/services/https:seawall-api:api/proxy/readyz');
    assert.deepEqual(body, { ready: true, missing: [] });
    assert.match(must(lines[0] ?? ''), /ready {3}StatefulSet/);
    await bed.kubectl('-n', 'seawall', 'delete', 'secret', 'api-tls');
  });

  test('who may do what is a file of the server, and another text makes another pod', async () => {
    const file = join(folder, 'access.yaml');
    writeFileSync(file, 'server: { access: { roles: [{ role: viewer, groups: [ops] }] } }\n');
    assert.match(
      must(`${lines[0]} --values ${file}`),
      /made {4}ConfigMap seawall\/seawall-access[\s\S]*ready/,
    );
    writeFileSync(file, 'server: { access: { roles: [{ role: nobody, groups: [ops] }] } }\n');
    const { status, err } = line(`${lines[0]} --values ${file} --wait 8`);
    assert.equal(status, 2);
    assert.match(err, /seawall-controller-0: /);
    assert.match(
      must(lines[0] ?? ''),
      /removed ConfigMap seawall\/seawall-access[\s\S]*ready {3}StatefulSet/,
    );
  });

  test('another setting is applied, and what it does without is removed', async () => {
    const said = must(`${lines[0]} --set monitoring.dashboard=true --set networkPolicy.enabled=false`);
    assert.match(said, /made {4}ConfigMap seawall\/seawall-dashboard/);
    assert.match(said, /removed NetworkPolicy seawall\/seawall-controller/);
    assert.match(must(lines[0] ?? ''), /removed ConfigMap seawall\/seawall-dashboard/);
  });

  test('in two parts with PostgreSQL, and back in one: what the other way needs is removed', async () => {
    const url = 'postgres://seawall@database/seawall';
    await bed.kubectl(
      '-n',
      'seawall',
      'create',
      'secret',
      'generic',
      'database',
      `--from-literal=url=${url}`,
    );
    const split = 'mode=split store.kind=postgres store.secretName=database api.replicas=2';
    // No database runs here: what is applied is looked at, and not whether it comes up.
    const said = must(`${lines[0]} ${split.replaceAll(/(\S+)/g, '--set $1')} --wait 0`);
    assert.match(said, /made {4}Deployment seawall\/seawall-api/);
    assert.match(said, /removed StatefulSet/);
    assert.match(line('seawall status').out, /PostgreSQL, by the Secret database \(url\)/);
    const back = must(lines[0] ?? '');
    assert.match(back, /removed Deployment seawall\/seawall-api/);
    assert.match(back, /ready {3}StatefulSet seawall-controller: 1 pod/);
    await bed.kubectl('-n', 'seawall', 'delete', 'secret', 'database');
  });

  test('an image that is not there: the end of the wait says so, and the next installation repairs it', () => {
    const { status, err } = line(`${lines[0]} --set image.tag=none --set image.pullPolicy=Never --wait 6`);
    assert.equal(status, 2);
    assert.match(err, /seawall-controller-0: ErrImageNeverPull/);
    assert.match(must(lines[0] ?? ''), /ready {3}StatefulSet/);
  });

  test('uninstall: policies and the volume stay', async () => {
    const said = must(lines[4] ?? '');
    assert.match(said, /kept {4}Secret seawall\/seawall-server/);
    assert.match(said, /kept {4}PersistentVolumeClaim seawall\/data-seawall-controller-0/);
    assert.match(await bed.kubectl('get', 'environments'), /production/);
    assert.equal((await bed.kubectl('-n', 'seawall', 'get', 'pods', '-o', 'name')).trim(), '');
    assert.equal(line('seawall status').status, 1);
  });

  test('install after uninstall: it finds its volume, its keys and policies again', async () => {
    const token = await adminTokenOf(bed);
    assert.match(must(lines[0] ?? ''), /ready {3}StatefulSet/);
    assert.equal(await adminTokenOf(bed), token);
    await withApi(bed, 'service/seawall-api', token, (api) => api.findingsAbout('coredns', 'there'));
  });

  test('uninstall --purge: the API is as it was before', async () => {
    must('seawall uninstall --purge');
    await volume.remove();
    assert.deepEqual(await wholeApi(bed), untouched);
  });
});
