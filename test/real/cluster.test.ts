import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Bed, noBed, withCluster } from '../cluster/bed.ts';
import { tools } from '../cluster/build/tools.ts';
import { probeImage } from '../cluster/images/images.ts';
import { ociArchive } from '../cluster/images/oci.ts';
import { hasCondition } from '../cluster/readiness.ts';
import { waitFor } from '../cluster/wait.ts';
import { restrictedPod, webObjects } from './probes.ts';

const space = 'pods';
const mounted = '/var/run/secrets/kubernetes.io/serviceaccount';

describe('a cluster of the test bed', { skip: noBed }, () => {
  let bed: Bed;
  const fromPod = (...words: readonly string[]): Promise<string> =>
    bed.kubectl('-n', space, 'exec', 'client', '--', '/probe', 'fetch', ...words);

  before(async () => {
    bed = await withCluster();
    await bed.apply(webObjects(space));
    await bed.kubectl('-n', space, 'wait', '--for=condition=Available', '--timeout=90s', 'deployment/web');
    await bed.kubectl('-n', space, 'wait', '--for=condition=Ready', '--timeout=90s', 'pod/client');
    // Ready pods come first, then kube-proxy's rules for them: until then a Service refuses connections.
    await waitFor(
      'the Service',
      60_000,
      async () => /^probe on/.test(await fromPod('http://web/')) || 'other',
    );
  });
  after(async () => {
    await bed.kubectl('delete', 'namespace', space, '--ignore-not-found');
    await bed.stop();
  });

  test('runs the version that it was asked for', async () => {
    const { body } = await bed.get('/version');
    assert.equal((body as { readonly gitVersion: string }).gitVersion, `v${bed.version}`);
    const [node] = (
      await bed.kubectl('get', 'nodes', '-o', 'jsonpath={.items[*].status.nodeInfo.kubeletVersion}')
    ).split(' ');
    assert.equal(node, `v${bed.version}`);
  });

  test('has one node, and it is ready', async () => {
    assert.equal(await hasCondition(bed.get, `/api/v1/nodes/${bed.name}`, 'Ready'), true);
  });

  test('a Service is reached by its address from another pod', async () => {
    const address = await bed.kubectl(
      '-n',
      space,
      'get',
      'service',
      'web',
      '-o',
      'jsonpath={.spec.clusterIP}',
    );
    assert.match(await fromPod(`http://${address}/`), /^probe on web-/);
  });

  test('a Service is reached by its names from another pod', async () => {
    for (const name of ['web', `web.${space}`, `web.${space}.svc.cluster.local`])
      assert.match(await fromPod(`http://${name}/`), /^probe on web-/);
  });

  test('a Service is reached from this machine by its node port', async () => {
    const port = await bed.kubectl(
      '-n',
      space,
      'get',
      'service',
      'web',
      '-o',
      'jsonpath={.spec.ports[0].nodePort}',
    );
    const answer = await fetch(`http://${bed.address}:${port}/`, { signal: AbortSignal.timeout(10_000) });
    assert.match(await answer.text(), /^probe on web-/);
  });

  test('a pod reaches the API server with its token, and with no more rights than it has', async () => {
    const words = ['-token', `${mounted}/token`, '-ca', `${mounted}/ca.crt`];
    assert.match(await fromPod(...words, 'https://kubernetes.default.svc/version'), /"gitVersion"/);
    const { status, err } = await bed.tryKubectl(
      ...['-n', space, 'exec', 'client', '--', '/probe', 'fetch', ...words],
      'https://kubernetes.default.svc/api/v1/secrets',
    );
    assert.equal(status, 1);
    assert.match(err, /403 Forbidden/);
  });

  test('a pod is as confined as it asks to be', async () => {
    const words = ['-n', space, 'exec', 'client', '--', '/probe', 'read', '/proc/self/status'];
    const status = await bed.kubectl(...words);
    // Mode 2 is a filter (proc(5)): runc was built with libseccomp.
    assert.match(status, /^Seccomp:\t2$/m);
    assert.match(status, /^CapEff:\t0+$/m);
  });

  test('a seccomp profile of its own takes a call away', async () => {
    const profile = {
      defaultAction: 'SCMP_ACT_ALLOW',
      syscalls: [{ names: ['socket'], action: 'SCMP_ACT_ERRNO' }],
    };
    mkdirSync(join(bed.kubeletFolder, 'seccomp'), { recursive: true });
    writeFileSync(join(bed.kubeletFolder, 'seccomp', 'no-sockets.json'), JSON.stringify(profile));
    await bed.apply(restrictedPod(space, 'confined', probeImage, 'no-sockets.json'));
    await bed.kubectl('-n', space, 'wait', '--for=condition=Ready', '--timeout=60s', 'pod/confined');
    const words = ['-n', space, 'exec', 'confined', '--', '/probe', 'fetch', 'http://web/'];
    const { status, err } = await bed.tryKubectl(...words);
    assert.equal(status, 1);
    assert.match(err, /socket: operation not permitted/);
  });

  test('an image from an archive runs', async () => {
    const name = 'seawall.test/loaded:1';
    const { probe } = await tools(bed.minor);
    const files = [{ path: 'loaded', mode: 0o755, bytes: readFileSync(probe) }];
    const folder = mkdtempSync(join(tmpdir(), 'seawall-'));
    try {
      writeFileSync(join(folder, 'image.tar'), ociArchive({ name, files, entrypoint: ['/loaded'] }));
      await bed.loadImage(join(folder, 'image.tar'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    await bed.apply(restrictedPod(space, 'loaded', name));
    await bed.kubectl('-n', space, 'wait', '--for=condition=Ready', '--timeout=60s', 'pod/loaded');
  });

  test('logs are read through the API server', async () => {
    assert.match(await bed.kubectl('-n', space, 'logs', 'deployment/web'), /listening on :8080/);
  });

  test('who did what is in the audit log, without bodies', async () => {
    const events = readFileSync(bed.auditLog, 'utf8');
    assert.match(events, new RegExp(`"requestURI":"/api/v1/namespaces/${space}/pods/client/exec`));
    assert.doesNotMatch(events, /"requestObject"|"responseObject":\{/);
  });

  test('kubelet and API server ask for a certificate or a token', async () => {
    for (const port of [10250, 6443]) {
      const words = ['fetch', '-timeout', '5s', `https://${bed.address}:${port}/pods`];
      const { status, err } = await bed.tryKubectl('-n', space, 'exec', 'client', '--', '/probe', ...words);
      assert.equal(status, 1);
      assert.match(err, /certificate signed by unknown authority|401|403/);
    }
  });

  test('deleting a namespace leaves nothing of it', async () => {
    const only = 'pods-gone';
    await bed.apply(webObjects(only));
    await bed.kubectl('-n', only, 'wait', '--for=condition=Ready', '--timeout=90s', 'pods', '--all');
    assert.equal((await bed.runningIn(only)).length, 6);
    await bed.kubectl('delete', 'namespace', only, '--timeout=100s');
    assert.deepEqual(await bed.runningIn(only), []);
    assert.equal((await bed.get(`/api/v1/namespaces/${only}`)).status, 404);
    const { body } = await bed.get('/apis/discovery.k8s.io/v1/endpointslices');
    const left = (
      body as { readonly items: readonly { readonly metadata: { readonly namespace: string } }[] }
    ).items;
    assert.deepEqual(
      left.filter(({ metadata }) => metadata.namespace === only),
      [],
    );
  });
});
