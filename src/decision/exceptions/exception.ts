import type { Resource } from '../../model/resource.ts';
import type { Severity } from '../../model/severity.ts';

/** Which findings an exception is about. Every list that is given must have a pattern that fits; `*` stands for anything. */
export interface ExceptionMatch {
  readonly checks?: readonly string[];
  /** `nsa:NSA-POD-17`, `cis:5.2.*`. */
  readonly controls?: readonly string[];
  readonly severities?: readonly Severity[];
  readonly kinds?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly names?: readonly string[];
  /** Labels that the object itself must have. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly containers?: readonly string[];
  readonly paths?: readonly string[];
  readonly fingerprints?: readonly string[];
}

/** A RiskException (seawall.dev/v1alpha1): somebody takes a risk, for a reason, for a time. */
export interface RiskException {
  readonly resource: Resource;
  /** Set for a namespaced one: it reaches no other namespace. */
  readonly namespace?: string;
  readonly match: ExceptionMatch;
  readonly owner: string;
  readonly reason: string;
  /** RFC 3339; absent when it never ends. */
  readonly expires?: string;
  readonly approval?: { readonly by: string; readonly at?: string };
}
