import type { ControlReferences } from '../model/control.ts';
import type { Finding } from '../model/finding.ts';
import type { Attestation } from './attestation.ts';
import type { Input } from './frameworks/input.ts';

/** What a scorecard has to know of a check. */
export interface ScoredCheck {
  readonly id: string;
  readonly controls: ControlReferences;
  /** Which inputs it looked at; `manifests` unless given. */
  readonly inputs?: readonly Input[];
  /** An `on-request` check that was not asked for leaves no gap; `always` unless given. */
  readonly runs?: 'always' | 'on-request';
}

export interface ScorecardFacts {
  readonly checks: readonly ScoredCheck[];
  /** How many targets each check looked at; no entry for a check that did not run. */
  readonly evaluated: ReadonlyMap<string, number>;
  /** Checks whose answer is not sure, with the kinds that could not be read. */
  readonly undecided?: ReadonlyMap<string, ReadonlySet<string>>;
  readonly findings: readonly Finding[];
  readonly attestations: readonly Attestation[];
  /** RFC 3339. Without it no attestation holds. */
  readonly now?: string;
}
