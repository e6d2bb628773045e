import type { AcceptanceRecord, FindingState } from '../../../model/records.ts';
import { lockCluster } from '../clusters.ts';
import type { Database } from '../database.ts';
import { ensurePartition } from '../postgres/partitions.ts';
import { storableText } from '../storable.ts';
import type { FindingStore } from '../store.ts';
import { millisecondsOf } from '../time.ts';
import { nextRevisions, writeEvents } from './events.ts';
import type { Event } from './plan.ts';
import { Tally } from './tally.ts';

/** Moves a finding between open and accepted, as a person asked. `false` when there is nothing to move. */
const move = async (
  { write, flavor }: Database,
  uid: string,
  fingerprint: string,
  time: number,
  to: { readonly state: FindingState; readonly acceptance: string | null; readonly event: Event },
): Promise<boolean> => {
  if (flavor.kind === 'postgres') await ensurePartition(write, time);
  return write.transaction().execute(async (db) => {
    const cluster = await lockCluster(db, flavor, uid);
    const row = await db
      .selectFrom('findings')
      .select(['id', 'state', 'namespace', 'check_id', 'resource_kind', 'severity', 'acceptance'])
      .where('cluster_id', '=', cluster)
      .where('fingerprint', '=', storableText(fingerprint))
      .executeTakeFirst();
    if (row === undefined || row.state === 'resolved') return false;
    if (to.state === 'open' && row.state !== 'accepted') return false;
    const first = await nextRevisions(db, 1);
    await writeEvents(db, flavor, { cluster, time, events: [to.event], evaluation: undefined, first });
    await db
      .updateTable('findings')
      .set({ state: to.state, acceptance: to.acceptance, revision: first })
      .where('id', '=', row.id)
      .execute();
    const { state, namespace, check_id: check, resource_kind: kind, severity } = row;
    const tally = new Tally();
    tally.add({ state, namespace, check, kind, severity }, -1);
    tally.add({ state: to.state, namespace, check, kind, severity }, 1);
    await tally.write(db, flavor, cluster);
    return true;
  });
};

export const acceptFinding = (
  database: Database,
  cluster: string,
  fingerprint: string,
  { owner, reason, time, expires }: Parameters<FindingStore['accept']>[2],
): Promise<boolean> => {
  const acceptance: AcceptanceRecord = {
    by: 'store',
    source: owner,
    owner,
    reason,
    ...(expires === undefined ? {} : { expires: new Date(millisecondsOf(expires)).toISOString() }),
  };
  return move(database, cluster, fingerprint, millisecondsOf(time), {
    state: 'accepted',
    acceptance: JSON.stringify(acceptance),
    event: { fingerprint, event: 'accepted', detail: { ...acceptance } },
  });
};

/** The finding is open again at once; an exception that still fits accepts it with the next evaluation. */
export const withdrawAcceptance = (
  database: Database,
  cluster: string,
  fingerprint: string,
  time: string,
): Promise<boolean> =>
  move(database, cluster, fingerprint, millisecondsOf(time), {
    state: 'open',
    acceptance: null,
    event: { fingerprint, event: 'withdrawn', detail: undefined },
  });
