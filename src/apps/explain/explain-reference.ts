import type { Check } from '../../analysis/posture/check.ts';
import type { FrameworkId } from '../../model/control.ts';

/** A check that refers to a control, and by which framework. */
export interface Reference {
  readonly framework: FrameworkId;
  readonly check: Check;
}

/** The checks that refer to an id of a standard or of another tool, whatever its case. */
export const referencesOf = (id: string, checks: readonly Check[]): readonly Reference[] =>
  checks.flatMap((check) =>
    Object.entries(check.controls)
      .filter(([, ids]) => ids?.some((one) => one.toLowerCase() === id.toLowerCase()) === true)
      .map(([framework]) => ({ framework: framework as FrameworkId, check })),
  );

/** Which checks answer a control. */
export const explainReference = (id: string, references: readonly Reference[]): string =>
  `${id}  (${[...new Set(references.map(({ framework }) => framework))].join(', ')})\n\nAnswered by\n${references
    .map(({ check }) => `  ${check.id}  (${check.severity})  ${check.title}\n`)
    .join('')}`;
