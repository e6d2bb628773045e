import type { Report } from '../model/report.ts';

/** What the place of output can show. */
export interface Style {
  readonly colour: boolean;
  /** Columns; `Infinity` where lines are never broken. */
  readonly width: number;
}

/** One form of report. */
export interface Sink {
  /** The word after `-o`. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** The report as pieces of text, to be written one after the other; a large one is not in memory as a whole. */
  render(report: Report, style: Style): Iterable<string>;
}
