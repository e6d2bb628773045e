import { sql, type Transaction } from 'kysely';
import { among } from '../among.ts';
import { type Flavor, insertMany } from '../flavor.ts';
import type { Tables } from '../tables.ts';
import { type Incoming, type LabelSet, labelsOf } from './incoming.ts';

/** The ids of what findings share, known or made, and the labels of their checks for filters. */
export const internLabels = async (
  db: Transaction<Tables>,
  flavor: Flavor,
  incoming: Iterable<Incoming>,
): Promise<ReadonlyMap<string, number>> => {
  const sets = new Map<string, LabelSet>();
  const labels = new Map<string, readonly [string, string]>();
  for (const { labels: set, finding } of incoming) {
    if (!sets.has(set.digest)) sets.set(set.digest, set);
    const key = `${finding.check}\n${set.digest}`;
    if (labels.has(key)) continue;
    labels.set(key, ['', '']);
    for (const label of labelsOf(finding)) labels.set(`${label}\n${finding.check}`, [label, finding.check]);
  }
  if (sets.size === 0) return new Map();
  const nothing = sql`on conflict do nothing`;
  await insertMany(
    flavor,
    'label_sets',
    { digest: 'text', controls: 'text', sources: 'text' },
    [...sets.values()].map(({ digest, controls, sources }) => [digest, controls, sources]),
    nothing,
  ).execute(db);
  await insertMany(
    flavor,
    'check_labels',
    { label: 'text', check_id: 'text' },
    [...labels.values()].filter(([label]) => label !== '').map((row) => [...row]),
    nothing,
  ).execute(db);
  const rows = await db
    .selectFrom('label_sets')
    .select(['id', 'digest'])
    .where(among(flavor, 'digest', [...sets.keys()]))
    .execute();
  return new Map(rows.map(({ id, digest }) => [digest, id]));
};
