import { type FieldPath, fieldPath, parseFieldPath, root } from '../../model/field-path.ts';
import { type Severity, severities } from '../../model/severity.ts';
import { none, type Violation } from '../posture/check.ts';
import type { Expression } from './cel/expression.ts';
import { fromCel } from './cel/values.ts';
import type { Expressions } from './expressions.ts';
import type { OwnCheck, Validation } from './own-check.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a demand finds on one object. Throws where it has no answer. */
export type Validate = (values: Values) => readonly Violation[];

export const compileValidation = (
  validation: Validation,
  at: string,
  own: OwnCheck,
  expressions: Expressions,
): Validate => {
  const demand = expressions.compile(validation.expression, `${at}/expression`, ['bool', 'list']);
  const message = expressions.compileMaybe(validation.messageExpression, `${at}/messageExpression`, [
    'string',
  ]);
  const place = expressions.compileMaybe(validation.pathExpression, `${at}/pathExpression`, ['string']);
  if (demand.type.startsWith('list'))
    for (const key of ['message', 'messageExpression', 'path', 'pathExpression'] as const)
      if (validation[key] !== undefined)
        expressions.fault(`${at}/${key}`, 'is for an expression of type bool; a list brings its own');
  const fallback = { path: fieldPath(validation.path ?? ''), detail: validation.message ?? own.reason };
  return (values) => {
    const answer = demand.evaluate(values);
    if (answer === true) return none;
    if (answer === false)
      return [
        {
          path: place === undefined ? fallback.path : pathOf(place.evaluate(values)),
          detail: messageOf(message, values) ?? fallback.detail,
        },
      ];
    if (!Array.isArray(answer))
      throw new Error('an expression must answer true, false or a list of violations');
    return answer.map((one) => violationOf(one, own.reason));
  };
};

/** A message that cannot be worked out leaves the plain one, as in a ValidatingAdmissionPolicy. */
const messageOf = (message: Expression | undefined, values: Values): string | undefined => {
  if (message === undefined) return undefined;
  try {
    const text = message.evaluate(values);
    return typeof text === 'string' && text.trim() !== '' ? text : undefined;
  } catch {
    return undefined;
  }
};

const pathOf = (value: unknown): FieldPath => {
  const path = typeof value === 'string' ? parseFieldPath(value) : undefined;
  if (path === undefined) throw new Error('a path must be a JSON Pointer, such as /spec/replicas');
  return path;
};

const violationOf = (value: unknown, reason: string): Violation => {
  const said = fromCel(value);
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new Error('a violation must be a mapping such as {"path": "/spec", "detail": "…"}');
  const { path, detail, severity } = said as Readonly<Record<string, unknown>>;
  return {
    path: path === undefined ? root : pathOf(path),
    detail: typeof detail === 'string' && detail !== '' ? detail : reason,
    ...(severity === undefined ? {} : { severity: severityOf(severity) }),
  };
};

const severityOf = (value: unknown): Severity => {
  const severity = severities.find((one) => one === value);
  if (severity === undefined) throw new Error(`a severity must be one of ${severities.join(', ')}`);
  return severity;
};
