import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readRights } from '../../src/apps/install/rights/read-rights.ts';
import { chooseKinds } from '../../src/sources/cluster/choose-kinds.ts';
import { connect } from '../../src/sources/cluster/connect.ts';
import { discover } from '../../src/sources/cluster/discovery.ts';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { guideLines, loadOwnImage, noImage, registry, withVolume } from './installed-image.ts';
import { type Person, personAt, podsOf } from './person.ts';
import { withService } from './port-forward.ts';
import { wholeApi } from './whole-api.ts';

const guide = 'docs/guide/install.md';

/** What the table of rights reads, and Secrets, which are read where somebody wants it. */
const named: ReadonlySet<string> = new Set(
  readRights.flatMap(({ group, resources }) => resources.map((resource) => `${resource}.${group}`)),
);

/** What the guide says, done in a real cluster with our own image; the whole API is compared before and after. */
describe('an installation by the five commands of the guide', { skip: noBed || noImage }, () => {
  const lines = guideLines(guide, 'Five commands');
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

  test('the server answers through its Service, has read the cluster, and lacks no right but that to Secrets', async () => {
    const { body } = await bed.get('/api/v1/namespaces/seawall/services/seawall-api:http/proxy/readyz');
    assert.deepEqual(body, { ready: true, missing: [] });
    const log = await bed.kubectl('-n', 'seawall', 'logs', 'seawall-controller-0');
    assert.doesNotMatch(log, /"level":(?:50|60)|"level":"(?:error|fatal)"/);
  });

  test('findings are in the API', async () => {
    const log = await bed.kubectl('-n', 'seawall', 'logs', 'seawall-controller-0');
    const token = /"token":"(swl_[\w-]+)"/.exec(log)?.[1] ?? '';
    await withService(bed, 'seawall', 'seawall-api', 8440, (url) =>
      waitFor('findings in the API', 30_000, async () => {
        const answer = await fetch(`${url}/api/v1/findings?limit=5`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const { items = [] } = (await answer.json()) as { readonly items?: readonly unknown[] };
        return items.length === 5 || `${answer.status}, ${items.length} findings`;
      }),
    );
  });

  test('status: all is well', () => {
    const said = must(lines[1] ?? '');
    assert.match(said, /ready {2}StatefulSet seawall-controller, 1 of 1/);
    assert.match(said, /SQLite on data-seawall-controller-0 \(Bound, 8Gi\)/);
    assert.match(said, /approvals\s+guarded/);
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
    assert.match(said, /kept {4}PersistentVolumeClaim seawall\/data-seawall-controller-0/);
    assert.match(await bed.kubectl('get', 'environments'), /production/);
    assert.equal((await bed.kubectl('-n', 'seawall', 'get', 'pods', '-o', 'name')).trim(), '');
    assert.equal(line('seawall status').status, 1);
  });

  test('install after uninstall: it finds its volume and policies again', () => {
    assert.match(must(lines[0] ?? ''), /ready {3}StatefulSet/);
  });

  test('uninstall --purge: the API is as it was before', async () => {
    must('seawall uninstall --purge');
    await volume.remove();
    assert.deepEqual(await wholeApi(bed), untouched);
  });
});
