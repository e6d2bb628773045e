import { analyze, type PlannedCheck, planned } from '../../analysis/analyze.ts';
import { checks } from '../../analysis/posture/checks.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Finding } from '../../model/finding.ts';

const secretChecks = checks.filter(({ kind }) => kind === 'secret');

/** A run that may have looked for secrets already. */
export interface Searched {
  readonly plan: readonly PlannedCheck[];
  readonly findings: readonly Finding[];
}

/** Every secret in the objects, so that no report shows one. Checks that ran already are taken at their word, all others run now. */
export const findSecrets = (inventory: Inventory, searched?: Searched): readonly Finding[] => {
  const ran = new Set(searched?.plan.map(({ check }) => check));
  const left = secretChecks.filter((check) => !ran.has(check));
  return [
    ...(searched?.findings.filter(({ kind }) => kind === 'secret') ?? []),
    ...(left.length === 0 ? [] : analyze(inventory, left.map(planned)).findings),
  ];
};
