import { parseFieldPath } from '../../model/field-path.ts';
import { type Operation, set } from '../../model/operation.ts';
import type { Violation } from '../posture/check.ts';
import { fromCel, toCel } from './cel/values.ts';
import type { Expressions } from './expressions.ts';
import type { OperationTemplate, OwnCheck } from './own-check.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a machine can do about a violation of one object. */
export type Remediate = (object: unknown, violation: Violation, values: Values) => readonly Operation[];

/** Operations see the variable `violation`, with its path and detail. */
export const compileRemedy = (remedy: OwnCheck['remedy'], outer: Expressions): Remediate => {
  const expressions = outer.with('violation', 'map<string, string>');
  const steps = remedy.operations.map((template, index) =>
    compileOperation(template, `/remedy/operations/${index}`, expressions),
  );
  return (object, violation, values) => {
    const all = {
      ...values,
      violation: toCel({ path: violation.path, detail: violation.detail }),
    };
    try {
      return steps.map((step) => step(object, violation, all));
    } catch {
      // A repair that cannot be worked out is not offered; "seawall check test" says so of each example that stays violated.
      return [];
    }
  };
};

const compileOperation = (template: OperationTemplate, at: string, expressions: Expressions) => {
  const place = expressions.compileMaybe(template.pathExpression, `${at}/pathExpression`, ['string']);
  const made = expressions.compileMaybe(template.valueExpression, `${at}/valueExpression`);
  return (object: unknown, violation: Violation, values: Values): Operation => {
    const path = place === undefined ? (template.path ?? violation.path) : place.evaluate(values);
    if (typeof path !== 'string' || parseFieldPath(path) === undefined)
      throw new Error('the path of a repair must be a JSON Pointer, such as /spec/replicas');
    if (template.op === 'remove') return { op: 'remove', path };
    const value = made === undefined ? template.value : fromCel(made.evaluate(values));
    return template.op === 'set' ? set(object, path, value) : { op: template.op, path, value };
  };
};
