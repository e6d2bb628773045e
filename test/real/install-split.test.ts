import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { waitFor } from '../cluster/wait.ts';
import { guideLines, loadOwnImage, noImage } from './installed-image.ts';
import { adminTokenOf, type InstalledApi, withApi } from './installed-server.ts';
import { type Person, personAt } from './person.ts';
import { type PostgresServer, startPostgres, whyNoPostgres } from './postgres.ts';
import { wholeApi } from './whole-api.ts';

const careless = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'after-the-kill', namespace: 'default' },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: 'careless' } },
    template: {
      metadata: { labels: { app: 'careless' } },
      spec: { containers: [{ name: 'one', image: 'one', securityContext: { privileged: true } }] },
    },
  },
};

/** Two controllers and two APIs over one PostgreSQL, as the guide says it. */
describe('an installation in parts', { skip: noBed || noImage || (whyNoPostgres() ?? false) }, () => {
  const [install = ''] = guideLines('docs/guide/install.md', 'Five commands');
  const settings =
    'mode=split store.kind=postgres store.secretName=seawall-database controller.replicas=2 api.replicas=2 rbac.readSecrets=true';
  let bed: Bed;
  let person: Person;
  let postgres: PostgresServer;
  let untouched: readonly string[];

  before(async () => {
    bed = await withCluster();
    person = personAt(bed);
    await loadOwnImage(bed);
    postgres = await startPostgres({ address: bed.hostAddress });
    untouched = await wholeApi(bed);
    await bed.kubectl('create', 'namespace', 'seawall');
    const url = postgres.database('parts', bed.hostAddress);
    await bed.kubectl(
      '-n',
      'seawall',
      'create',
      'secret',
      'generic',
      'seawall-database',
      `--from-literal=url=${url}`,
    );
  });
  after(async () => {
    await bed.kubectl('-n', 'default', 'delete', 'deployment', 'after-the-kill', '--ignore-not-found');
    person.leave();
    await postgres.stop();
    await bed.stop();
  });

  const podsOf = async (component: string): Promise<readonly string[]> =>
    (
      await bed.kubectl(
        '-n',
        'seawall',
        'get',
        'pods',
        '-l',
        `app.kubernetes.io/component=${component}`,
        '--field-selector=status.phase=Running',
        '-o',
        'jsonpath={range .items[*]}{.metadata.name}{"\\n"}{end}',
      )
    )
      .split('\n')
      .filter((name) => name !== '');
  const leader = (): Promise<string> =>
    bed.kubectl(
      '-n',
      'seawall',
      'get',
      'lease',
      'seawall-controller',
      '-o',
      'jsonpath={.spec.holderIdentity}',
    );
  const throughEach = async (use: (api: InstalledApi) => Promise<void>): Promise<void> => {
    const token = await adminTokenOf(bed);
    for (const pod of await podsOf('api')) await withApi(bed, `pod/${pod}`, token, use);
  };

  test('install: two controllers and two APIs are ready', async () => {
    const said = person.must(`${install} ${settings.replaceAll(/(\S+)/g, '--set $1')}`);
    assert.match(said, /ready {3}Deployment seawall-controller: 2 pods/);
    assert.match(said, /ready {3}Deployment seawall-api: 2 pods/);
    assert.equal((await podsOf('api')).length, 2);
  });

  test('each API answers with the findings of the controller that leads, which lacks no right once Secrets may be read', async () => {
    await throughEach(async (api) => {
      const { evaluation } = await api.cluster();
      assert.deepEqual(evaluation?.missingRights, []);
      await api.findingsAbout('coredns', 'there');
    });
  });

  test('one controller leads, and status says which', async () => {
    const pods = await podsOf('controller');
    const holder = await leader();
    assert.equal(pods.filter((pod) => holder.startsWith(`${pod}-`)).length, 1);
    assert.match(person.must('seawall status'), new RegExp(`leader\\s+${holder}, seen`));
  });

  test('the leader is killed: the other takes over, and findings are current', async () => {
    const before = await leader();
    const killed = (await podsOf('controller')).find((pod) => before.startsWith(`${pod}-`)) ?? '';
    await bed.kubectl('-n', 'seawall', 'delete', 'pod', killed, '--grace-period=0', '--force');
    await bed.apply(JSON.stringify(careless));
    await waitFor('another leader', 90_000, async () => {
      const now = await leader();
      return (now !== before && now !== '') || now;
    });
    await throughEach((api) => api.findingsAbout('after-the-kill', 'there'));
    await bed.kubectl('-n', 'default', 'delete', 'deployment', 'after-the-kill');
    await throughEach((api) => api.findingsAbout('after-the-kill', 'gone'));
  });

  test('one API is killed: the other answers meanwhile', async () => {
    const [first = '', second = ''] = await podsOf('api');
    const token = await adminTokenOf(bed);
    await bed.kubectl('-n', 'seawall', 'delete', 'pod', first, '--grace-period=0', '--force');
    await withApi(bed, `pod/${second}`, token, (api) => api.findingsAbout('coredns', 'there'));
    await waitFor('two APIs', 60_000, async () => (await podsOf('api')).length === 2 || 'one');
  });

  test('uninstall --purge: the API is as it was before', async () => {
    person.must('seawall uninstall --purge');
    // Who made the namespace before the installation removes it.
    await bed.kubectl('delete', 'namespace', 'seawall');
    assert.deepEqual(await wholeApi(bed), untouched);
  });
});
