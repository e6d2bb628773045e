import { SeawallError } from '../../model/error.ts';
import type { Timer } from '../../platform/timer.ts';
import type { Applied, Cluster } from './cluster/cluster.ts';
import { type KubeObject, pathOf, titleOf } from './cluster/object-kinds.ts';
import { findLabelled, isHelms, isKept, type Release } from './cluster/release-objects.ts';
import { readWorkload, stateOf, type WorkloadState } from './cluster/workload-state.ts';
import { ensureServerKeys, serverKeysName } from './server-keys.ts';

/** What was done with one object. */
export interface Step {
  readonly title: string;
  readonly did: Applied | 'removed';
}

export interface InstallOptions {
  readonly release: Release;
  readonly objects: readonly KubeObject[];
  /** Whether the Secret with the server's keys is made where it is missing. */
  readonly makesKeys: boolean;
  readonly dryRun: boolean;
  readonly onStep: (step: Step) => void;
}

/**
 * Applies the objects in order and removes what an earlier installation had beyond them. Throws `install-failed` where Helm keeps the
 * release.
 */
export const install = async (cluster: Cluster, options: InstallOptions): Promise<void> => {
  const { release, objects, makesKeys, dryRun, onStep } = options;
  if (await isHelms(cluster, release)) throw helmKeeps(release, 'helm upgrade');
  const [namespace, ...rest] = objects;
  const present = namespace === undefined ? undefined : await cluster.find(pathOf(namespace));
  const isNew = present === undefined;
  // A dry run makes no namespace, and nothing can be tried within one that is not there.
  const isPretended = dryRun && isNew;
  const apply = async (object: KubeObject): Promise<void> => {
    const pretends = isPretended && object.metadata.namespace !== undefined;
    onStep({ title: titleOf(object), did: pretends ? 'made' : await cluster.apply(object, dryRun) });
  };
  if (namespace !== undefined && (present === undefined || isOurs(present))) await apply(namespace);
  if (makesKeys)
    onStep({
      title: `Secret ${release.namespace}/${serverKeysName(release)}`,
      did: isPretended ? 'made' : await ensureServerKeys(cluster, release, dryRun),
    });
  for (const object of rest) await apply(object);
  if (isPretended) return;
  const wanted = new Set(objects.map(titleOf));
  for (const { object, kind } of await findLabelled(
    cluster,
    release,
    'app.kubernetes.io/managed-by=seawall',
  )) {
    if (wanted.has(titleOf(object)) || isKept(object)) continue;
    if (!dryRun) await cluster.remove(object, kind);
    onStep({ title: titleOf(object), did: 'removed' });
  }
};

/** A namespace that was there before stays as it is; it would go with a purge otherwise. */
const isOurs = ({ metadata }: KubeObject): boolean =>
  metadata.labels?.['app.kubernetes.io/managed-by'] === 'seawall';

export const helmKeeps = ({ name, namespace }: Release, instead: string): SeawallError =>
  new SeawallError('install-failed', `Helm keeps the release ${name} in namespace ${namespace}`, [
    `use "${instead} ${name} --namespace ${namespace}"`,
  ]);

export interface Waiting {
  readonly timer: Timer;
  readonly mostMs: number;
  readonly onProgress: (states: readonly WorkloadState[]) => void;
}

const pollMs = 1_000;

/** Waits until every workload has its pods ready. Throws `install-failed`, with what each pod waits for. */
export const waitUntilReady = async (
  cluster: Cluster,
  objects: readonly KubeObject[],
  { timer, mostMs, onProgress }: Waiting,
): Promise<readonly WorkloadState[]> => {
  const workloads = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
  const end = timer.elapsed() + mostMs;
  for (;;) {
    const read = await Promise.all(workloads.map((workload) => readWorkload(cluster, workload)));
    const states = await Promise.all(
      read.filter((one) => one !== undefined).map((workload) => stateOf(cluster, workload)),
    );
    onProgress(states);
    if (states.length === workloads.length && states.every(({ isReady }) => isReady)) return states;
    if (timer.elapsed() >= end)
      throw new SeawallError(
        'install-failed',
        `not ready after ${Math.round(mostMs / 1000)} s; everything is applied, and may still come up`,
        [...states.flatMap(({ waiting }) => waiting), '"seawall status" says how far it is'],
      );
    await timer.sleep(pollMs);
  }
};
