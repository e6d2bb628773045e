import type { FrameworkId } from '../../model/control.ts';

/** A standard that checks point to and that is not scored: its own tools do that. */
export interface Reference {
  readonly id: FrameworkId;
  readonly title: string;
  /** The edition that the ids belong to. */
  readonly version: string;
  readonly link: string;
  /** Titles by id. */
  readonly titles: Readonly<Record<string, string>>;
}
