import { readFileSync } from 'node:fs';
import type { Get } from './api-client.ts';
import { apiServer } from './components/api-server.ts';
import { baseObjects } from './components/base-objects.ts';
import { containerd } from './components/containerd.ts';
import type { Context } from './components/context.ts';
import { controllerManager, scheduler } from './components/controllers.ts';
import { etcd } from './components/etcd.ts';
import { kubeProxy } from './components/kube-proxy.ts';
import { kubelet } from './components/kubelet.ts';
import { loadImage } from './containers.ts';
import { startComponent, waitForComponent } from './node/processes.ts';
import type { Sandbox } from './node/sandbox.ts';
import { run } from './program.ts';
import { apiIsReady, exists, hasCondition } from './readiness.ts';
import type { Stopwatch } from './stopwatch.ts';
import { waitFor } from './wait.ts';

/** The longest each part may take; a busy machine takes a few times what a quiet one does. */
const etcdMs = 60_000;
const apiServerMs = 120_000;
const containerdMs = 60_000;
const nodeMs = 120_000;
const dnsMs = 120_000;
const applyMs = 60_000;

/** Starts all components; afterwards the node and cluster DNS are ready. */
export const startAll = async (
  context: Context,
  sandbox: Sandbox,
  get: Get,
  watch: Stopwatch,
): Promise<void> => {
  await Promise.all([
    startControlPlane(context, sandbox, get, watch),
    startContainerd(context, sandbox, watch),
  ]);
  await startNode(context, sandbox, get, watch);
};

const startControlPlane = async (
  context: Context,
  sandbox: Sandbox,
  get: Get,
  watch: Stopwatch,
): Promise<void> => {
  const { folders } = context;
  await watch.step('etcd', async () => {
    const started = await startComponent(folders, sandbox, etcd(context));
    await waitForComponent(
      started,
      etcdMs,
      async () =>
        readFileSync(started.log, 'utf8').includes('ready to serve client requests') || 'it does not serve',
    );
  });
  await watch.step('kube-apiserver', async () => {
    const started = await startComponent(folders, sandbox, apiServer(context));
    await waitForComponent(started, apiServerMs, () => apiIsReady(get));
  });
  await startComponent(folders, sandbox, controllerManager(context));
  await startComponent(folders, sandbox, scheduler(context));
};

/** containerd takes up no pods before its images are in: nothing could be pulled. */
const startContainerd = (context: Context, sandbox: Sandbox, watch: Stopwatch): Promise<void> =>
  watch.step('containerd, images', async () => {
    const { folders, images, tools } = context;
    const started = await startComponent(folders, sandbox, containerd(context));
    const { pause, probe, coredns } = images;
    await waitForComponent(started, containerdMs, async () => {
      await loadImage(folders, tools.containerd, pause.file);
      return true;
    });
    for (const { file } of [probe, coredns]) await loadImage(folders, tools.containerd, file);
  });

const startNode = async (context: Context, sandbox: Sandbox, get: Get, watch: Stopwatch): Promise<void> => {
  const { folders, name, images, tools } = context;
  await startComponent(folders, sandbox, kubeProxy(context));
  const node = await startComponent(folders, sandbox, kubelet(context));
  await run(tools.kubectl, ['--kubeconfig', folders.kubeconfig, 'apply', '-f', '-'], {
    timeMs: applyMs,
    input: baseObjects(images.coredns.name),
  });
  await watch.step('node', () =>
    waitForComponent(node, nodeMs, () => hasCondition(get, `/api/v1/nodes/${name}`, 'Ready')),
  );
  await watch.step('cluster DNS', async () => {
    const path = '/apis/apps/v1/namespaces/kube-system/deployments/coredns';
    await waitForComponent(node, dnsMs, () => hasCondition(get, path, 'Available'));
    // Pods in this namespace are refused before its service account is there.
    await waitFor('the service account default', dnsMs, () =>
      exists(get, '/api/v1/namespaces/default/serviceaccounts/default'),
    );
  });
};
