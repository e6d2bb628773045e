import type { FindingEvent, FindingRecord } from '../../../model/records.ts';
import { severities } from '../../../model/severity.ts';
import { timeText } from '../time.ts';
import type { FindingRow } from './page.ts';

/** A row in the model's words. What is JSON in it was written by us. */
export const recordOf = (row: FindingRow): FindingRecord => ({
  cluster: row.uid,
  fingerprint: row.fingerprint,
  kind: row.kind as FindingRecord['kind'],
  check: row.check_id,
  severity: severities[row.severity] ?? 'unknown',
  status: row.status as FindingRecord['status'],
  reason: row.reason,
  detail: row.detail,
  resource: {
    apiVersion: row.api_version,
    kind: row.resource_kind,
    ...(row.namespace === '' ? {} : { namespace: row.namespace }),
    name: row.name,
  },
  path: row.path,
  ...(row.extra === null ? {} : JSON.parse(row.extra)),
  controls: JSON.parse(row.controls),
  sources: JSON.parse(row.sources),
  state: row.state as FindingRecord['state'],
  ...(row.acceptance === null || row.state !== 'accepted' ? {} : { acceptance: JSON.parse(row.acceptance) }),
  firstSeen: timeText(row.first_seen),
  lastSeen: timeText(row.last_seen),
  ...(row.resolved_at === null ? {} : { resolvedAt: timeText(row.resolved_at) }),
  reopened: row.reopened,
  revision: row.revision,
});

export const eventOf = (row: {
  readonly revision: number;
  readonly time: number;
  readonly event: string;
  readonly evaluation: string | null;
  readonly detail: string | null;
}): FindingEvent => ({
  revision: row.revision,
  time: timeText(row.time),
  event: row.event as FindingEvent['event'],
  ...(row.evaluation === null ? {} : { evaluation: row.evaluation }),
  ...(row.detail === null ? {} : { detail: JSON.parse(row.detail) }),
});
