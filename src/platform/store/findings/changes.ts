import type { Change } from '../../../model/records.ts';
import { severities } from '../../../model/severity.ts';
import type { Database } from '../database.ts';
import { pageSize } from '../page-size.ts';
import { StoreError } from '../store-error.ts';
import { revisionNow } from './events.ts';
import { eventOf } from './record.ts';

/**
 * What happened after a revision. There is a gap when events between were pruned, and when the revision lies ahead: the store was then
 * restored to an older day.
 */
export const changesSince = async (
  { read }: Database,
  revision: number,
  limit?: number,
): Promise<{ readonly changes: readonly Change[]; readonly isGap: boolean }> => {
  if (!Number.isSafeInteger(revision) || revision < 0)
    throw new StoreError('invalid', ['revision must be a whole number from 0 up']);
  const isGap = revision < (await revisionNow(read, 'pruned')) || revision > (await revisionNow(read));
  const rows = await read
    .selectFrom('finding_events')
    .innerJoin('findings', (join) =>
      join
        .onRef('findings.cluster_id', '=', 'finding_events.cluster_id')
        .onRef('findings.fingerprint', '=', 'finding_events.fingerprint'),
    )
    .innerJoin('objects', 'objects.id', 'findings.object_id')
    .innerJoin('clusters', 'clusters.id', 'findings.cluster_id')
    .select(['finding_events.revision', 'finding_events.time', 'finding_events.event'])
    .select(['finding_events.evaluation', 'finding_events.detail', 'clusters.uid'])
    .select(['findings.fingerprint', 'findings.check_id', 'findings.severity', 'findings.state'])
    .select(['objects.api_version', 'objects.kind', 'objects.namespace', 'objects.name'])
    .where('finding_events.revision', '>', revision)
    .orderBy('finding_events.revision')
    .limit(pageSize(limit))
    .execute();
  const changes = rows.map((row) => ({
    ...eventOf(row),
    cluster: row.uid,
    fingerprint: row.fingerprint,
    check: row.check_id,
    severity: severities[row.severity] ?? 'unknown',
    state: row.state as Change['state'],
    resource: {
      apiVersion: row.api_version,
      kind: row.kind,
      ...(row.namespace === '' ? {} : { namespace: row.namespace }),
      name: row.name,
    },
  }));
  return { changes, isGap };
};
