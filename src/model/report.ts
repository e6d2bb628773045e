import type { CompromiseSource, ControlReferences } from './control.ts';
import type { Finding, FindingKind, RemedySafety } from './finding.ts';
import type { Location } from './location.ts';
import type { Problem } from './problem.ts';
import type { Scorecard } from './scorecard.ts';
import type { Severity } from './severity.ts';

/** The words of a check, as reports and `explain` show them. */
export interface CheckWords {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly reason: string;
  readonly rationale: string;
  readonly controls: ControlReferences;
  readonly sources: readonly CompromiseSource[];
  readonly remedy: { readonly safety: RemedySafety; readonly words: string };
}

/** Lines of a file around a finding. */
export interface Frame {
  /** Number of the first line, from 1. */
  readonly start: number;
  readonly lines: readonly string[];
}

/** The change of text that a repair makes: whole lines out, whole lines in. */
export interface Patch {
  /** First line that changes, from 1. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A finding with what is worked out only when a report shows it. Each answer is kept. */
export interface Entry {
  readonly finding: Finding;
  /** Where it is; `undefined` for objects that come from no file. */
  readonly location: Location | undefined;
  /** Stable over files, clusters and reordering: 32 hexadecimal digits. */
  readonly fingerprint: string;
  /** The lines around the place, secrets masked; `undefined` where there is no text. */
  readonly frame: Frame | undefined;
  /** What the repair would change in the file; empty where a person has to choose or the text cannot be edited. */
  readonly patches: readonly Patch[];
}

/** Everything that sinks render. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  /** RFC 3339, in UTC; absent where reports must be the same twice. */
  readonly time?: string;
  readonly scanned: { readonly files: number; readonly resources: number; readonly checks: number };
  /** What counts, the worst first. */
  readonly entries: readonly Entry[];
  /** What was accepted: by an exception, a comment, a baseline. */
  readonly accepted: readonly Entry[];
  /** What could not be looked at. With one or more the report is partial. */
  readonly problems: readonly Problem[];
  readonly checks: ReadonlyMap<string, CheckWords>;
  /** One for each framework that was asked for. */
  readonly scorecards: readonly Scorecard[];
}

/** How many entries of each severity. */
export const countBySeverity = (entries: readonly Entry[]): ReadonlyMap<Severity, number> => {
  const counts = new Map<Severity, number>();
  for (const { finding } of entries) counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
  return counts;
};
