import { ReportObjects } from '../server/projections/report-objects.ts';
import { type Cluster, failureOf } from './cluster/cluster.ts';
import type { Release } from './cluster/release-objects.ts';

/** Removes the reports that the controller wrote into all namespaces. It must not run any more, or it writes them again. */
export const removeReports = async (
  { connection }: Cluster,
  { name }: Release,
  onRemoved: (title: string) => void,
): Promise<void> => {
  const reports = new ReportObjects(connection, name);
  try {
    if (!(await reports.isServed())) return;
    for (const namespace of (await reports.hashes()).keys()) {
      await reports.remove(namespace);
      onRemoved(namespace === '' ? 'ClusterReport seawall' : `Report ${namespace}/seawall`);
    }
  } catch (error) {
    throw failureOf(error, 'removing reports', connection);
  }
};
