import type { CompromiseSource, FrameworkId } from '../../model/control.ts';
import type { Input } from './input.ts';

/**
 * What a machine can say about a control. `automatic`: both that it is met and that it is violated. `partial`: only that it is
 * violated. `attested`: neither, a person has to say so.
 */
export type ControlMode = 'automatic' | 'partial' | 'attested';

/** One requirement of a standard, as a scorecard shows it. */
export interface ControlRow {
  readonly id: string;
  readonly framework: FrameworkId;
  readonly section: string;
  /** What should be the case, in our own words. */
  readonly title: string;
  /** Everything that can show a violation. */
  readonly inputs: readonly Input[];
  /** What has to be looked at before the control can be called met. Until then it is unknown at best. */
  readonly needs: readonly Input[];
  readonly mode: ControlMode;
  /** Which sources of compromise it closes. */
  readonly sources: readonly CompromiseSource[];
  /** What to do, as one sentence in the imperative. */
  readonly repair: string;
}

type WrittenRow = Omit<ControlRow, 'framework' | 'section' | 'needs' | 'mode'> &
  Partial<Pick<ControlRow, 'needs' | 'mode'>>;

/** The rows of one section. A row is automatic and needs all its inputs unless it says otherwise. */
export const rowsOf = (
  framework: FrameworkId,
  section: string,
  rows: readonly WrittenRow[],
): readonly ControlRow[] =>
  rows.map((row) => ({ framework, section, needs: row.inputs, mode: 'automatic', ...row }));
