import type { BindingView, SubjectView } from '../../../inventory/views/bindings.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Severity } from '../../../model/severity.ts';
import type { Violation } from '../check.ts';
import { violationsIn } from '../violations.ts';
import { nameOfSubject } from './audience.ts';

/** One violation for each subject of the binding that matches, at the subject. */
export const subjectViolations = (
  binding: BindingView,
  matches: (subject: SubjectView) => boolean,
  severity?: Severity,
): readonly Violation[] =>
  violationsIn(binding.subjects, (subject) =>
    matches(subject)
      ? {
          path: subject.path,
          detail: `${binding.resource.reference.kind} "${binding.resource.reference.name}" gives ${binding.roleRef.kind} "${binding.roleRef.name}" to ${nameOfSubject(subject)}`,
          ...(severity === undefined ? {} : { severity }),
        }
      : undefined,
  );

/** Takes the subject out; a binding without subjects is valid and grants nothing. */
export const removeSubject = (_binding: BindingView, { path }: Violation): readonly Operation[] => [
  { op: 'remove', path },
];
