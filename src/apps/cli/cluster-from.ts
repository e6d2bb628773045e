import { SeawallError } from '../../model/error.ts';
import { terminal } from '../../platform/terminal.ts';
import { connect } from '../../sources/cluster/connect.ts';
import type { ClusterFacts } from '../../sources/cluster/facts.ts';
import { readCluster } from '../../sources/cluster/read-cluster.ts';
import { readSnapshot } from '../../sources/cluster/snapshot-file.ts';
import { version } from '../version.ts';
import type { Values } from './option.ts';

/** Reads the cluster, or its recording, that the command line names. Throws `usage` where it names files beside it. */
export const clusterFrom = async (
  values: Values,
  positionals: readonly string[] = [],
): Promise<ClusterFacts> => {
  const snapshot = values.value('snapshot');
  if (positionals.length > 0)
    throw new SeawallError('usage', 'files and a cluster are looked at one after the other', [
      `leave out ${snapshot === undefined ? '--cluster' : '--snapshot'}, or ${positionals.join(' ')}`,
    ]);
  if (snapshot !== undefined) return narrowed(await readSnapshot(snapshot), values.list('namespace'));
  return readLive(values);
};

/** Reads a live cluster; on a terminal it says how far it is. */
export const readLive = async (values: Values): Promise<ClusterFacts> => {
  const connection = await connectFrom(values);
  const namespaces = values.list('namespace');
  const shows = terminal.isInteractive && !values.flag('quiet');
  try {
    return await readCluster(connection, {
      ...(namespaces.length > 0 ? { namespaces } : {}),
      ...(shows
        ? {
            onProgress: ({ kindsRead, kinds, objects }) =>
              terminal.warn(
                `\r\u001b[Kreading ${connection.context}: ${kindsRead}/${kinds} kinds, ${objects} objects`,
              ),
          }
        : {}),
    });
  } finally {
    if (shows) terminal.warn('\r\u001b[K');
    connection.close();
  }
};

export const connectFrom = (values: Values) => {
  const context = values.value('context');
  return connect({
    kubeconfig: values.list('kubeconfig'),
    agent: `seawall/${version}`,
    ...(context === undefined ? {} : { context }),
  });
};

/** What lies in these namespaces, and what lies in none. */
const narrowed = (facts: ClusterFacts, namespaces: readonly string[]): ClusterFacts =>
  namespaces.length === 0
    ? facts
    : {
        ...facts,
        resources: facts.resources.filter(
          ({ reference }) => reference.namespace === undefined || namespaces.includes(reference.namespace),
        ),
      };
