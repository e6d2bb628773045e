import { SeawallError } from '../../model/error.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { now } from '../../platform/clock.ts';
import type { Connection } from '../../platform/kube/connection.ts';
import { KubeError } from '../../platform/kube/kube-error.ts';
import { systemTimer, type Timer } from '../../platform/timer.ts';
import { chooseKinds } from './choose-kinds.ts';
import { discover } from './discovery.ts';
import type { ClusterFacts, MissingRight, ServerFacts } from './facts.ts';
import { ObjectReader } from './object-reader.ts';
import { readKind, type WholeRead } from './read-kind.ts';
import { readServer } from './read-server.ts';
import type { ServedKind } from './served-kind.ts';

export interface ReadOptions {
  /** Only these namespaces, and what belongs to none. */
  readonly namespaces?: readonly string[];
  /** Only these resources, by plural name with group: `pods`, `deployments.apps`. */
  readonly kinds?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called after each kind, for people who wait. */
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly timer?: Timer;
}

export interface ReadProgress {
  readonly kindsRead: number;
  readonly kinds: number;
  readonly objects: number;
}

/** Requests under way at a time: enough to keep the server busy, few enough for its fairness to other clients. */
const atATime = 8;

/**
 * Reads a cluster once, by listing; never writes. What a right is missing for is in `missingRights`, what could not be read in `problems`.
 * Throws a SeawallError (`no-access`) where the server cannot be reached at all.
 */
export const readCluster = async (
  connection: Connection,
  options: ReadOptions = {},
): Promise<ClusterFacts> => {
  const { namespaces, signal, timer = systemTimer } = options;
  const time = now();
  const { server, discovered } = await firstContact(connection, signal);
  const { kinds, problems } = chooseKinds(discovered.kinds, options.kinds);
  const whole: WholeRead = {
    connection,
    namespaces,
    signal,
    timer,
    reader: new ObjectReader(connection.context),
  };
  const reads = await inParallel(kinds, atATime, async (kind) => readKind(whole, kind), options.onProgress);
  return {
    resources: reads.flatMap(({ resources }) => resources),
    problems: [...discovered.problems, ...problems, ...reads.flatMap((read) => read.problems)],
    missingRights: reads.flatMap(({ missingRights }) => missingRights),
    server,
    context: connection.context,
    time,
  };
};

/** Whether there is a server, and it knows us. Afterwards nothing ends the run. */
export const firstContact = async (connection: Connection, signal: AbortSignal | undefined) => {
  try {
    const [said, discovered] = await Promise.all([
      readServer(connection, signal),
      discover(connection, signal),
    ]);
    const server: ServerFacts = { ...said, groups: groupsOf(discovered.kinds) };
    return { server, discovered };
  } catch (error) {
    throw noAccess(connection, error);
  }
};

const groupsOf = (kinds: readonly ServedKind[]): readonly string[] =>
  [...new Set(kinds.map(({ group }) => group))].sort();

const noAccess = (connection: Connection, error: unknown): unknown => {
  if (!(error instanceof KubeError) || error.kind === 'aborted') return error;
  const { context, server } = connection;
  const where = `context ${context}, ${server}: ${error.message}`;
  if (error.kind === 'credentials')
    return new SeawallError('no-access', 'there are no credentials for the cluster', [error.message], error);
  if (error.status === 401)
    return new SeawallError(
      'no-access',
      'the API server does not accept the credentials',
      [`${where}; log in anew`],
      error,
    );
  if (error.status === 403)
    return new SeawallError('no-access', 'the API server does not tell what it serves', [where], error);
  return new SeawallError('no-access', 'the API server cannot be reached', [where], error);
};

interface Read {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  readonly missingRights: readonly MissingRight[];
}

/** Runs the work a few at a time; the results stand in the order of the items. */
const inParallel = async <T, R extends Read>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
  onProgress: ReadOptions['onProgress'],
): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  let objects = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item === undefined) continue;
      const result = await work(item);
      results[at] = result;
      objects += result.resources.length;
      onProgress?.({ kindsRead: ++done, kinds: items.length, objects });
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
};
