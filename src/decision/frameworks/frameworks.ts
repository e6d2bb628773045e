import type { FrameworkId } from '../../model/control.ts';
import { attack } from './attack.ts';
import { cis } from './cis.ts';
import type { Framework } from './framework.ts';
import { nsa } from './nsa.ts';
import { pss } from './pss.ts';
import type { Reference } from './reference.ts';

/** Standards with a scorecard. */
export const frameworks: readonly Framework[] = [nsa, pss];

/** Standards that checks point to. */
export const references: readonly Reference[] = [cis, attack];

const titles: ReadonlyMap<string, string> = new Map([
  ...frameworks.flatMap(({ id, rows }) => rows.map((row) => [`${id} ${row.id}`, row.title] as const)),
  ...references.flatMap((one) =>
    Object.entries(one.titles).map(([id, title]) => [`${one.id} ${id}`, title] as const),
  ),
]);

/** The title of a control in our words; `undefined` for the peers' ids and for ids that the edition does not have. */
export const controlTitle = (framework: FrameworkId, id: string): string | undefined =>
  titles.get(`${framework} ${id}`);
