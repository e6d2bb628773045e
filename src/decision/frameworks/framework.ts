import type { FrameworkId } from '../../model/control.ts';
import type { ControlRow } from './control.ts';

/** A standard whose controls checks refer to. */
export interface Framework {
  readonly id: FrameworkId;
  readonly title: string;
  /** The edition that the ids belong to. */
  readonly version: string;
  readonly link: string;
  readonly rows: readonly ControlRow[];
}
