import { SeawallError } from '../../model/error.ts';
import type { Timer } from '../../platform/timer.ts';
import type { Cluster } from './cluster/cluster.ts';
import { type KubeObject, objectKinds, pathOf, titleOf } from './cluster/object-kinds.ts';
import {
  admissionKinds,
  controllerLabel,
  type Found,
  findLabelled,
  isHelms,
  isKept,
  leaseName,
  type Release,
} from './cluster/release-objects.ts';
import { helmKeeps } from './install.ts';
import { removeReports } from './remove-reports.ts';

/** How much goes. `generated`: what the controller made that can stop requests. `release`: all but policies and data. `purge`: everything. */
export type Extent = 'generated' | 'release' | 'purge';

export interface UninstallOptions {
  readonly release: Release;
  readonly extent: Extent;
  readonly timer: Timer;
  readonly mostMs: number;
  readonly onRemoved: (title: string) => void;
}

/** What was left where it is. */
export interface Left {
  readonly kept: readonly string[];
}

/** Removes an installation, what could stop requests first, and waits until it is gone. */
export const uninstall = async (cluster: Cluster, options: UninstallOptions): Promise<Left> => {
  const { release, extent } = options;
  await removeAll(cluster, await findLabelled(cluster, release, controllerLabel, admissionKinds), options);
  if (extent === 'generated') return { kept: [] };
  if (await isHelms(cluster, release)) throw helmKeeps(release, 'helm uninstall');
  const found = [
    ...(await findLabelled(cluster, release, controllerLabel)),
    ...(await findLabelled(cluster, release, 'app.kubernetes.io/part-of=seawall')),
    ...(await claimsOf(cluster, release)),
    ...(await leasesOf(cluster, release)),
  ];
  const stays = ({ object, kind }: Found): boolean =>
    extent === 'release' &&
    (isKept(object) || kind.kind === 'PersistentVolumeClaim' || kind.kind === 'Namespace');
  await removeAll(
    cluster,
    found.filter((one) => !stays(one)),
    options,
  );
  await waitForPods(cluster, options);
  await removeReports(cluster, release, options.onRemoved);
  return { kept: found.filter(stays).map(({ object }) => titleOf(object)) };
};

/** The StatefulSet's claims carry its selector's labels alone. */
const claimsOf = (cluster: Cluster, release: Release): Promise<readonly Found[]> =>
  ofKind(cluster, 'PersistentVolumeClaim', 'app.kubernetes.io/name=seawall', release);

/** The controller makes its Lease itself, without labels. */
const leasesOf = async (cluster: Cluster, { namespace }: Release): Promise<readonly Found[]> => {
  const kind = kindNamed('Lease');
  const object = {
    apiVersion: kind.apiVersion,
    kind: 'Lease',
    metadata: { name: leaseName, namespace },
  };
  return (await cluster.find(pathOf(object, kind))) === undefined ? [] : [{ object, kind }];
};

const ofKind = async (
  cluster: Cluster,
  name: string,
  labels: string,
  release: Release,
): Promise<readonly Found[]> => {
  const kind = kindNamed(name);
  const selector = `app.kubernetes.io/instance=${release.name},${labels}`;
  return (await cluster.list(kind, selector, release.namespace)).map((object) => ({ object, kind }));
};

const kindNamed = (name: string) => {
  const found = objectKinds.find(({ kind }) => kind === name);
  if (found === undefined) throw new Error(`${name} is no kind of an installation`);
  return found;
};

const pollMs = 500;

/** Asks for all to be removed, in the order of the kinds, and waits until none is left. */
const removeAll = async (
  cluster: Cluster,
  found: readonly Found[],
  { timer, mostMs, onRemoved }: UninstallOptions,
): Promise<void> => {
  const order = new Map(objectKinds.map((kind, index) => [kind.kind, index]));
  const unique = [...new Map(found.map((one) => [titleOf(one.object), one])).values()].sort(
    (a, b) => (order.get(a.kind.kind) ?? 0) - (order.get(b.kind.kind) ?? 0),
  );
  for (const { object, kind } of unique) if (await cluster.remove(object, kind)) onRemoved(titleOf(object));
  const end = timer.elapsed() + mostMs;
  for (let left = unique; left.length > 0; ) {
    const still: Found[] = [];
    for (const one of left) if (await isThere(cluster, one.object, one)) still.push(one);
    left = still;
    if (left.length === 0) return;
    if (timer.elapsed() >= end)
      throw notGone(
        mostMs,
        left.map(({ object }) => object),
      );
    await timer.sleep(pollMs);
  }
};

const podKind = { apiVersion: 'v1', kind: 'Pod', resource: 'pods', isNamespaced: true, isBuiltIn: true };

/** Pods go after what made them, and end their work first. */
const waitForPods = async (cluster: Cluster, { release, timer, mostMs }: UninstallOptions): Promise<void> => {
  const selector = `app.kubernetes.io/instance=${release.name},app.kubernetes.io/part-of=seawall`;
  const end = timer.elapsed() + mostMs;
  for (;;) {
    const pods = await cluster.list(podKind, selector, release.namespace);
    if (pods.length === 0) return;
    if (timer.elapsed() >= end) throw notGone(mostMs, pods);
    await timer.sleep(pollMs);
  }
};

const notGone = (mostMs: number, left: readonly KubeObject[]): SeawallError =>
  new SeawallError('install-failed', `not gone after ${Math.round(mostMs / 1000)} s`, [
    ...left.map(titleOf),
    'a finalizer of somebody else may hold it: kubectl get it with -o yaml',
  ]);

const isThere = async (cluster: Cluster, object: KubeObject, { kind }: Found): Promise<boolean> =>
  (await cluster.find(pathOf(object, kind))) !== undefined;
