import type { CompromiseSource, ControlReferences } from '../../model/control.ts';
import type { RemedySafety } from '../../model/finding.ts';
import type { Severity } from '../../model/severity.ts';
import type { Example } from '../posture/check.ts';
import type { Parameters } from '../posture/parameter.ts';

/** A check as somebody wrote it in YAML: the words of ours, with CEL where ours have code. */
export interface OwnCheck {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly rationale: string;
  readonly controls: ControlReferences;
  readonly sources: readonly CompromiseSource[];
  readonly runs: 'always' | 'on-request';
  /** `group/Kind` of the objects, the core group being `/Service`; or every pod spec, in whatever kind. */
  readonly match: 'pods' | readonly string[];
  readonly parameters: Parameters;
  /** Named expressions, each of which may use those before it. */
  readonly variables: readonly OwnVariable[];
  readonly validations: readonly Validation[];
  readonly remedy: {
    readonly safety: RemedySafety;
    readonly words: string;
    readonly operations: readonly OperationTemplate[];
  };
  readonly examples: readonly Example[];
}

export interface OwnVariable {
  readonly name: string;
  readonly expression: string;
}

/**
 * One demand. An expression of type bool says whether all is well, as in a ValidatingAdmissionPolicy: `message` and `path` are for when it is not.
 * One that gives a list names the violations itself, each a mapping with `path` and `detail`; an empty list is well.
 */
export interface Validation {
  readonly expression: string;
  readonly message?: string;
  readonly messageExpression?: string;
  /** A JSON Pointer into the object; for pods into the pod spec's object all the same. */
  readonly path?: string;
  readonly pathExpression?: string;
}

/** A JSON Patch operation whose parts may be worked out. Without a path it is at the violated place. */
export interface OperationTemplate {
  /** `set` is add or replace, whichever fits. */
  readonly op: 'set' | 'add' | 'replace' | 'remove';
  readonly path?: string;
  readonly pathExpression?: string;
  readonly value?: unknown;
  readonly valueExpression?: string;
}

/** What is wrong with an own check, at a JSON Pointer below its `spec`. */
export interface OwnCheckFault {
  readonly path: string;
  readonly detail: string;
}
