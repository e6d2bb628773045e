import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { guideLines, loadOwnImage, noImage, withVolume } from './installed-image.ts';
import { adminTokenOf, withApi } from './installed-server.ts';
import { type Person, personAt, podsOf } from './person.ts';
import { wholeApi } from './whole-api.ts';

const guide = 'docs/guide/install.md';
const noHelm =
  spawnSync('helm', ['version'], { stdio: 'ignore' }).error === undefined ? false : 'helm is not on PATH';

/** The same with Helm, as the guide says it. */
describe('an installation with Helm', { skip: noBed || noImage || noHelm }, () => {
  const [install = '', upgrade = '', uninstall = ''] = guideLines(guide, 'With Helm');
  const hookless =
    /\n {4}seawall uninstall --generated\n {4}helm uninstall .*\n {4}seawall uninstall/
      .exec(readFileSync(guide, 'utf8'))?.[0]
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '') ?? [];
  const webhook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {
      name: 'seawall-admission',
      labels: {
        'app.kubernetes.io/managed-by': 'seawall-controller',
        'app.kubernetes.io/instance': 'seawall',
      },
    },
    webhooks: [],
  };
  const versions = (): Promise<string> =>
    bed.kubectl(
      'get',
      'statefulset,service,networkpolicy,serviceaccount,role,rolebinding,clusterrole,clusterrolebinding,crd,validatingadmissionpolicybinding',
      '--all-namespaces',
      '-l',
      'app.kubernetes.io/part-of=seawall',
      '-o',
      'jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation}\n{end}',
    );
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
    volume = await withVolume(bed, 'helm-data');
  });
  after(async () => {
    await volume.remove();
    person.leave();
    await bed.stop();
  });

  test('install: the pods are ready', async () => {
    must(`${install} --timeout 90s`);
    assert.match(await podsOf(bed), /^seawall-controller-0 \S+ true\n$/);
    assert.match(must('seawall status'), /kept by Helm/);
  });

  test('findings are in the API, with the token out of the log: nobody named a Secret', async () => {
    const log = await bed.kubectl('-n', 'seawall', 'logs', 'seawall-controller-0');
    const token = /^ +(swl_[\w-]+)$/m.exec(log)?.[1] ?? '';
    await withApi(bed, 'service/seawall-api', token, async (api) => {
      const { evaluation } = await api.cluster();
      assert.deepEqual(evaluation?.missingRights, ['list secrets']);
      await api.findingsAbout('coredns', 'there');
    });
  });

  test('a Secret of the guide: its token is good, and that of the log is not any more', async () => {
    const log = await bed.kubectl('-n', 'seawall', 'logs', 'seawall-controller-0');
    const token = /^ +(swl_[\w-]+)$/m.exec(log)?.[1] ?? '';
    const [lines = ''] =
      /kubectl -n seawall create secret[\s\S]*?(?=```)/.exec(readFileSync(guide, 'utf8')) ?? [];
    must(lines.replace('--reuse-values', '--reuse-values --wait --timeout 90s'));
    await withApi(bed, 'service/seawall-api', await adminTokenOf(bed, 'seawall-keys'), async (api) => {
      await api.findingsAbout('coredns', 'there');
      assert.equal((await api.text('/api/v1/findings')).status, 200);
      assert.equal((await api.text('/api/v1/findings', token)).status, 401);
    });
  });

  test('upgrade with the same values: nothing is changed', async () => {
    const earlier = await versions();
    const manifest = must('helm get manifest seawall --namespace seawall');
    must(`${upgrade} --timeout 90s`);
    assert.equal(await versions(), earlier);
    assert.equal(must('helm get manifest seawall --namespace seawall'), manifest);
  });

  test('"seawall install" and "seawall uninstall" leave it to Helm', () => {
    for (const words of ['install', 'uninstall', 'uninstall --purge']) {
      const { status, err } = line(`seawall ${words}`);
      assert.equal(status, 2);
      assert.match(err, /Helm keeps the release seawall[\s\S]*helm (?:upgrade|uninstall) seawall/);
    }
  });

  test('uninstall: what the controller made is removed by a Job of ours before anything else goes', async () => {
    // With admission comes the right to remove its webhook.
    must(`${upgrade.replace(' --wait', '')} --set admission.enabled=true`);
    await bed.apply(JSON.stringify(webhook));
    must(`${uninstall} --timeout 90s`);
    const { status } = await bed.tryKubectl('get', 'validatingwebhookconfiguration', 'seawall-admission');
    assert.notEqual(status, 0);
    assert.match(await bed.kubectl('get', 'crd', '-o', 'name'), /environments\.seawall\.dev/);
  });

  test('uninstall where the Job cannot run: it fails, and the lines of the guide remove the release', async () => {
    must(`${install.replace(' --wait', '')} --set image.tag=none --set image.pullPolicy=Never`);
    assert.notEqual(line(`${uninstall} --timeout 8s`).status, 0);
    const [generated = '', noHooks = '', rest = ''] = hookless;
    assert.match(generated, /--generated/);
    must(generated);
    must(`${noHooks} --wait --timeout 90s`);
    must(rest);
    const left = await bed.kubectl('-n', 'seawall', 'get', 'statefulset,job,networkpolicy', '-o', 'name');
    assert.equal(left.trim(), '');
  });

  test('uninstall --purge afterwards: the API is as it was before', async () => {
    must('seawall uninstall --purge');
    // The namespace was made by Helm, which never removes one.
    await bed.kubectl('delete', 'namespace', 'seawall');
    await volume.remove();
    assert.deepEqual(await wholeApi(bed), untouched);
  });
});
