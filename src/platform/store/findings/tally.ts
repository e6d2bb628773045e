import { sql, type Transaction } from 'kysely';
import { pieces } from '../among.ts';
import { type Columns, type Flavor, insertMany } from '../flavor.ts';
import type { Tables } from '../tables.ts';

/** What findings are counted by. */
export interface Counted {
  readonly state: string;
  readonly namespace: string;
  readonly check: string;
  readonly kind: string;
  readonly severity: number;
}

const columns: Columns = {
  cluster_id: 'bigint',
  state: 'text',
  namespace: 'text',
  check_id: 'text',
  resource_kind: 'text',
  severity: 'bigint',
  n: 'bigint',
};

/** Gathers what a transaction adds to and takes from the counts, to write each of them once. */
export class Tally {
  readonly #changes = new Map<string, { readonly counted: Counted; n: number }>();

  add({ state, namespace, check, kind, severity }: Counted, n: number): void {
    const key = `${state}\n${namespace}\n${check}\n${kind}\n${severity}`;
    const known = this.#changes.get(key);
    if (known === undefined)
      this.#changes.set(key, { counted: { state, namespace, check, kind, severity }, n });
    else known.n += n;
  }

  async write(db: Transaction<Tables>, flavor: Flavor, cluster: number): Promise<void> {
    const changes = [...this.#changes.values()].filter(({ n }) => n !== 0);
    if (changes.length === 0) return;
    for (const piece of pieces(changes)) {
      const rows = piece.map(({ counted: { state, namespace, check, kind, severity }, n }) => [
        cluster,
        state,
        namespace,
        check,
        kind,
        severity,
        n,
      ]);
      await insertMany(
        flavor,
        'finding_counts',
        columns,
        rows,
        sql`on conflict (cluster_id, state, namespace, check_id, resource_kind, severity) do update set n = finding_counts.n + excluded.n`,
      ).execute(db);
    }
  }
}
