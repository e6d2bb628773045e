import type { CompromiseSource, FrameworkId } from './control.ts';
import type { Finding } from './finding.ts';

/** Verdict on one control of a framework. Unknown never counts as met. */
export type Verdict = 'met' | 'violated' | 'unknown' | 'attested' | 'not-applicable';

/** Verdicts counted. A score says nothing without its coverage, so they stand together. */
export interface Tally {
  readonly met: number;
  readonly violated: number;
  readonly unknown: number;
  readonly attested: number;
  readonly notApplicable: number;
  /** Met among met and violated, from 0 to 1; `undefined` where there is neither. */
  readonly score: number | undefined;
  /** Rows with a verdict among those that apply, from 0 to 1. */
  readonly coverage: number;
}

/** One control with what was found out about it. */
export interface ScorecardRow {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly sources: readonly CompromiseSource[];
  readonly verdict: Verdict;
  /** The checks that look after it, whether they ran or not. */
  readonly checks: readonly string[];
  /** What violates it. Accepted findings are not among them. */
  readonly findings: readonly Finding[];
  /** What the verdict rests on, in words; empty for unknown. */
  readonly evidence: string;
  /** What it takes to decide; empty unless unknown. */
  readonly missing: readonly string[];
  /** What to do, as one sentence. */
  readonly repair: string;
}

/** A framework held against what was looked at. */
export interface Scorecard {
  readonly framework: FrameworkId;
  readonly title: string;
  readonly version: string;
  readonly link: string;
  readonly rows: readonly ScorecardRow[];
  readonly total: Tally;
  readonly sections: readonly { readonly section: string; readonly tally: Tally }[];
  /** A row counts for each of its sources, so these sum to more than the total. */
  readonly sources: readonly { readonly source: CompromiseSource; readonly tally: Tally }[];
}
