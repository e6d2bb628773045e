import type { Transaction } from 'kysely';
import { among, pieces } from '../among.ts';
import { type Columns, type Flavor, insertMany, updateMany } from '../flavor.ts';
import type { Value } from '../sqlite/connection.ts';
import type { Tables } from '../tables.ts';
import type { Incoming } from './incoming.ts';
import type { Known, Written } from './plan.ts';

/** What rows need beside the finding itself. */
export interface WritePlace {
  readonly cluster: number;
  readonly time: number;
  readonly objectId: (incoming: Incoming) => number;
  readonly labelId: (incoming: Incoming) => number;
  /** By fingerprint. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** Columns that a change writes; an insertion has these and more. */
const content: Columns = {
  object_id: 'bigint',
  kind: 'text',
  check_id: 'text',
  severity: 'bigint',
  status: 'text',
  state: 'text',
  namespace: 'text',
  resource_kind: 'text',
  reason: 'text',
  detail: 'text',
  path: 'text',
  label_set_id: 'bigint',
  extra: 'text',
  acceptance: 'text',
  digest: 'text',
  last_seen: 'bigint',
  reopened: 'bigint',
  revision: 'bigint',
};

const contentOf = ({ incoming, known, state, acceptance }: Written, place: WritePlace): readonly Value[] => {
  const { finding, resource, severity, extra, digest, fingerprint } = incoming;
  const wasResolved = known?.state === 'resolved';
  return [
    place.objectId(incoming),
    finding.kind,
    finding.check,
    severity,
    finding.status,
    state,
    resource.namespace ?? '',
    resource.kind,
    finding.reason,
    finding.detail,
    finding.path,
    place.labelId(incoming),
    extra,
    acceptance,
    digest,
    Math.max(place.time, known?.lastSeen ?? 0),
    (known?.reopened ?? 0) + (wasResolved ? 1 : 0),
    place.revisions.get(fingerprint) ?? 0,
  ];
};

export const insertOpened = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  opened: readonly Written[],
  place: WritePlace,
): Promise<void> => {
  const columns: Columns = {
    cluster_id: 'bigint',
    fingerprint: 'text',
    first_seen: 'bigint',
    ...content,
  };
  for (const piece of pieces(opened)) {
    const rows = piece.map((one) => [
      place.cluster,
      one.incoming.fingerprint,
      place.time,
      ...contentOf(one, place),
    ]);
    await insertMany(flavor, 'findings', columns, rows).execute(db);
  }
};

export const updateWritten = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  updated: readonly Written[],
  place: WritePlace,
): Promise<void> => {
  const columns: Columns = { ...content, resolved_at: 'bigint', id: 'bigint' };
  for (const piece of pieces(updated)) {
    const rows = piece.map((one) => [...contentOf(one, place), null, one.known?.id ?? 0]);
    await updateMany(flavor, 'findings', columns, rows).execute(db);
  }
};

export const updateResolved = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  resolved: readonly Known[],
  place: WritePlace,
): Promise<void> => {
  const columns: Columns = { state: 'text', resolved_at: 'bigint', revision: 'bigint', id: 'bigint' };
  for (const piece of pieces(resolved)) {
    const rows = piece.map(({ id, fingerprint }) => [
      'resolved',
      place.time,
      place.revisions.get(fingerprint) ?? 0,
      id,
    ]);
    await updateMany(flavor, 'findings', columns, rows).execute(db);
  }
};

export const refresh = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  seen: readonly Known[],
  time: number,
): Promise<void> => {
  for (const piece of pieces(seen))
    await db
      .updateTable('findings')
      .set({ last_seen: time })
      .where(
        among(
          flavor,
          'id',
          piece.map(({ id }) => id),
        ),
      )
      .execute();
};
