import type { CompromiseSource, ControlReferences } from './control.ts';
import type { FieldPath } from './field-path.ts';
import type { Location } from './location.ts';
import type { Operation } from './operation.ts';
import type { Resource } from './resource.ts';
import type { Severity } from './severity.ts';

export type FindingKind =
  | 'misconfiguration'
  | 'vulnerability'
  | 'secret'
  | 'signature'
  | 'privilege'
  | 'exposure'
  | 'threat';

/**
 * What a repair does to a running workload. `safe`: its behaviour is provably unchanged. `tightening`: it loses a right that it may
 * be using. `choice`: a person has to pick a value.
 */
export type RemedySafety = 'safe' | 'tightening' | 'choice';

/** How to make a finding go away. */
export interface Remedy {
  readonly safety: RemedySafety;
  /** What to do, in words. */
  readonly words: string;
  /** JSON Patch operations on the resource's object; none where a person has to choose. */
  readonly operations: readonly Operation[];
}

/** Why a finding does not count. */
export interface Acceptance {
  readonly by: 'exception' | 'comment' | 'annotation' | 'ignore-file' | 'baseline';
  /** Name of the RiskException, or the place of the comment or entry. */
  readonly source: string;
  readonly reason: string;
  readonly owner?: string;
  /** RFC 3339 date; absent when it never expires. */
  readonly expires?: string;
}

/** `fail`: violated. `warn`: worth a look. `unknown`: an input was missing. `error`: our own failure. */
export type FindingStatus = 'fail' | 'warn' | 'unknown' | 'error';

/** One observed fact that matters. */
export interface Finding {
  readonly kind: FindingKind;
  readonly check: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** Short and stable, without values: for groups, counts and alerts. */
  readonly reason: string;
  /** Names and values. */
  readonly detail: string;
  readonly resource: Resource;
  readonly path: FieldPath;
  /** Where it is, for findings about text that is no field: a comment. */
  readonly place?: Location;
  readonly controls: ControlReferences;
  readonly sources: readonly CompromiseSource[];
  /** The objects or fields that made it so: a RoleBinding, a LimitRange. */
  readonly because?: readonly string[];
  readonly remedy?: Remedy;
  readonly acceptance?: Acceptance;
}
