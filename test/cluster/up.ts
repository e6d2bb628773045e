import { mkdirSync } from 'node:fs';
import { apiClient } from './api-client.ts';
import { BedError } from './bed-error.ts';
import { tools } from './build/tools.ts';
import { certificateIn } from './certificates.ts';
import { takeDown } from './down.ts';
import { type Folders, foldersOf } from './folders.ts';
import { images } from './images/images.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { withLock } from './lock.ts';
import { apiPort } from './network.ts';
import { makeControlGroups } from './node/control-groups.ts';
import { isRunning, startComponent, startedComponents } from './node/processes.ts';
import { makeSandbox, nodeAddress } from './node/sandbox.ts';
import { makePki } from './pki.ts';
import { apiIsReady, hasCondition } from './readiness.ts';
import { type BedRecord, liveRecord, writeRecord } from './record.ts';
import { startAll } from './start.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Minor } from './versions.ts';
import { waitFor } from './wait.ts';

/** Another process may be building and starting the same bed. */
const lockMs = 60 * 60_000;
/** The kernel takes 107 bytes; containerd makes a second socket with a longer name. */
const socketBytes = 100;
/** After the API server was away, the controllers and the kubelet take a while to notice that it is back. */
const readyMs = 180_000;

/** Starts a bed, or what has ended of it. One that runs is left as it is. */
export const up = (name: string, minor: Minor, watch: Stopwatch): Promise<BedRecord> => {
  const folders = foldersOf(name);
  return withLock(folders.lock, lockMs, async () => {
    const live = liveRecord(name);
    if (live !== undefined && live.minor !== minor)
      throw new BedError(
        `bed ${name} runs Kubernetes ${live.minor}: end it first, npm run cluster -- down --name ${name}`,
      );
    if (live?.complete === true) return await resume(live, folders, watch);
    await takeDown(name);
    return await start(name, minor, folders, watch);
  });
};

const resume = async (live: BedRecord, folders: Folders, watch: Stopwatch): Promise<BedRecord> => {
  const ended = startedComponents(folders).filter((one) => !isRunning(one));
  for (const component of ended)
    await watch.step(component.name, () => startComponent(folders, live.sandbox, component));
  const server = `https://${live.address}:${apiPort}`;
  const get = apiClient(server, certificateIn(folders.pki, 'ca'), certificateIn(folders.pki, 'admin'));
  await waitFor(`bed ${live.name}`, readyMs, async () => {
    const api = await apiIsReady(get);
    return api === true ? hasCondition(get, `/api/v1/nodes/${live.name}`, 'Ready') : api;
  });
  return live;
};

const start = async (name: string, minor: Minor, folders: Folders, watch: Stopwatch): Promise<BedRecord> => {
  if (Buffer.byteLength(folders.containerdSocket) > socketBytes)
    throw new BedError(
      `${folders.containerdSocket} is too long for a socket: set SEAWALL_BED to a shorter folder`,
    );
  for (const folder of [folders.state, folders.logs, folders.pki, folders.etc, folders.node])
    mkdirSync(folder, { recursive: true });
  const built = await watch.step('programs', () => tools(minor));
  const sandbox = await watch.step('namespaces', () => makeSandbox(folders, built.probe));
  const address = nodeAddress(sandbox.slot);
  const record = { name, minor, sandbox, address, complete: false };
  writeRecord(record);
  makeControlGroups(name);
  const pki = await watch.step('certificates', () => makePki(folders, name, address));
  const server = `https://${address}:${apiPort}`;
  writeKubeconfig(folders.kubeconfig, server, pki.authority, pki.admin, `seawall-${name}`);
  const context = { name, folders, tools: built, pki, images: images(built), address };
  await startAll(context, sandbox, apiClient(server, pki.authority, pki.admin), watch);
  const complete = { ...record, complete: true };
  writeRecord(complete);
  return complete;
};
