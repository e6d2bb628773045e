import type { Inventory } from '../../inventory/inventory.ts';
import type { Target, View } from '../../inventory/target.ts';
import type { CompromiseSource, ControlReferences } from '../../model/control.ts';
import type { FieldPath } from '../../model/field-path.ts';
import type { FindingKind, RemedySafety } from '../../model/finding.ts';
import type { Operation } from '../../model/operation.ts';
import type { Severity } from '../../model/severity.ts';
import type { Parameters, ParameterValue, ParameterValues } from './parameter.ts';

/** One place where a check is violated. */
export interface Violation {
  /** The field that is wrong, or the place where a missing one belongs. */
  readonly path: FieldPath;
  /** Names the thing and the field: `container "web" must not set securityContext.privileged=true`. Never a secret's value. */
  readonly detail: string;
  /** Where this place is worse or better than the check's own severity. */
  readonly severity?: Severity;
  /** Other objects that made it so: `RoleBinding shop/deployers`. */
  readonly because?: readonly string[];
  /** What the question is about could not be seen: the finding is `unknown`, and so is each control that it answers. */
  readonly isUnsure?: boolean;
}

/** What `evaluate` gets beside its target. A check may look anywhere, but reports only on its target. */
export interface CheckContext<P> {
  readonly inventory: Inventory;
  readonly parameters: P;
}

export interface CheckRemedy<T> {
  readonly safety: RemedySafety;
  /** What to do, as one sentence in the imperative. */
  readonly words: string;
  /** The change on the target's own object; absent where a person has to choose. */
  operations?(target: T, violation: Violation, inventory: Inventory): readonly Operation[];
}

/** An example is a test and a page of documentation at once. */
export type Example = {
  readonly name: string;
  /**
   * The paths that must be reported, exactly. With several objects each is preceded by the object: `Service/web /spec/selector`.
   * Empty for an example of how it should be.
   */
  readonly violations: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
} & (
  | { /** YAML of a pod spec; it is tried in a Pod and in every controller. */ readonly spec: string }
  | { /** YAML documents. */ readonly objects: string }
  | { readonly dockerfile: string }
);

/** How a check takes part in the Pod Security Standards, under Kubernetes' own check id. */
export interface StandardControl<T> {
  readonly control: string;
  readonly level: 'baseline' | 'restricted';
  /** The baseline control that this one replaces at level restricted. */
  readonly overrides?: string;
  /**
   * The standard's own history, oldest first: from minor version `since` of Kubernetes 1 on, `evaluate` decides.
   * Before the first one the control does not exist. (pod-security-admission, `policy/`)
   */
  readonly revisions: readonly { readonly since: number; evaluate(target: T): readonly Violation[] }[];
}

/** One question to one target. */
export interface Check<T extends View = View, P extends Parameters = Parameters> {
  /** Kebab-case; the file has the same name. */
  readonly id: string;
  /** What should be the case: "Containers must not run privileged". */
  readonly title: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** At most 40 characters, no values. */
  readonly reason: string;
  /** Why it matters: what an attacker gains, what breaks. */
  readonly rationale: string;
  readonly controls: ControlReferences;
  /** Which of the guidance's sources of compromise it closes. */
  readonly sources: readonly CompromiseSource[];
  /** `on-request` checks state a house rule that not everybody has; they run when a profile or `--include` names them. */
  readonly runs: 'always' | 'on-request';
  readonly target: Target<T>;
  readonly parameters: P;
  readonly standard?: StandardControl<T>;
  evaluate(target: T, context: CheckContext<ParameterValues<P>>): readonly Violation[];
  readonly remedy: CheckRemedy<T>;
  readonly examples: readonly Example[];
}

type Defaulted = 'kind' | 'runs' | 'parameters';

/** Declares a check. `kind` is misconfiguration, `runs` is always and there are no parameters unless said otherwise. */
export const defineCheck = <T extends View, P extends Parameters = Readonly<Record<string, never>>>(
  check: Omit<Check<T, P>, Defaulted> & Partial<Pick<Check<T, P>, Defaulted>>,
): Check<T, P> =>
  // Assigned and not spread: in the bundle `examples` is a getter, so that starting the program does not make them.
  Object.assign(check, {
    kind: check.kind ?? 'misconfiguration',
    runs: check.runs ?? 'always',
    parameters: check.parameters ?? ({} as P),
  });

/** No violation: shared, so that passing costs nothing. */
export const none: readonly Violation[] = Object.freeze([]);
