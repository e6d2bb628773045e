import type { Transaction } from 'kysely';
import { among, pieces, unindexed } from '../among.ts';
import type { Flavor } from '../flavor.ts';
import type { Evaluation } from '../store.ts';
import type { Tables } from '../tables.ts';
import { objectKey } from './incoming.ts';
import type { ObjectIds } from './objects.ts';
import type { Known } from './plan.ts';

const rowsOf = (db: Transaction<Tables>) =>
  db
    .selectFrom('findings')
    .innerJoin('objects', 'objects.id', 'findings.object_id')
    .select([
      'findings.id',
      'findings.fingerprint',
      'findings.severity',
      'findings.status',
      'findings.state',
      'findings.acceptance',
      'findings.digest',
      'findings.last_seen',
      'findings.reopened',
      'findings.namespace',
      'findings.check_id',
      'findings.resource_kind',
      'objects.api_group',
      'objects.name',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const knownOf = (row: Row): Known => ({
  id: row.id,
  fingerprint: row.fingerprint,
  severity: row.severity,
  status: row.status,
  state: row.state as Known['state'],
  acceptance: row.acceptance,
  digest: row.digest,
  lastSeen: row.last_seen,
  reopened: row.reopened,
  namespace: row.namespace,
  check: row.check_id,
  kind: row.resource_kind,
  group: row.api_group,
  name: row.name,
});

/** What stands in an evaluation's scope, and whatever else came again. */
export const knownRows = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  cluster: number,
  scope: Evaluation['scope'],
  objects: ObjectIds,
  fingerprints: Iterable<string>,
): Promise<ReadonlyMap<string, Known>> => {
  const standing = rowsOf(db)
    .where('findings.cluster_id', '=', cluster)
    .where('findings.state', 'in', ['open', 'accepted']);
  const known = new Map<string, Known>();
  const add = (rows: readonly Row[]): void => {
    for (const row of rows) known.set(row.fingerprint, knownOf(row));
  };
  if (scope.kind === 'cluster') add(await standing.execute());
  else if (scope.kind === 'namespaces')
    add(await standing.where(among(flavor, 'findings.namespace', scope.namespaces)).execute());
  else {
    const keys = [...new Set(scope.objects.map(objectKey))].flatMap((key) => objects.get(key) ?? []);
    for (const piece of pieces(keys)) {
      const rows = await rowsOf(db)
        .where(among(flavor, 'findings.object_id', piece))
        .where(unindexed(flavor, 'findings.state'), 'in', ['open', 'accepted'])
        .execute();
      add(rows);
    }
  }
  const others = [...fingerprints].filter((fingerprint) => !known.has(fingerprint));
  for (const piece of pieces(others))
    add(
      await rowsOf(db)
        .where('findings.cluster_id', '=', cluster)
        .where(among(flavor, 'findings.fingerprint', piece))
        .execute(),
    );
  return known;
};
