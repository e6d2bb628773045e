import { limits } from '../../model/limits.ts';
import { type Check, defineCheck } from '../posture/check.ts';
import { defaultsOf, type ParameterValue } from '../posture/parameter.ts';
import { Budget } from './cel/budget.ts';
import { createEnvironment } from './cel/environment.ts';
import { celTypes, toCel } from './cel/values.ts';
import { compileRemedy } from './compile-remedy.ts';
import { compileValidation } from './compile-validation.ts';
import { Expressions } from './expressions.ts';
import type { OwnCheck, OwnCheckFault } from './own-check.ts';
import { declareVariables } from './own-variables.ts';
import { type OwnView, objectVariables, ownTarget, podVariables } from './own-view.ts';

export interface CompiledOwnCheck {
  readonly check: Check;
  /** All that is wrong with its expressions; the check must not run when there is any. */
  readonly faults: readonly OwnCheckFault[];
}

/** Makes a check like ours out of one that somebody wrote: expressions are compiled and typed here, once. */
export const compileOwnCheck = (own: OwnCheck): CompiledOwnCheck => {
  const budget = new Budget(limits.celCost);
  const environment = createEnvironment(budget);
  for (const [name, type] of Object.entries(own.match === 'pods' ? podVariables : objectVariables))
    environment.registerVariable(name, type);
  environment.registerVariable({ name: 'params', schema: schemaOf(own) });

  const variables = declareVariables(own.variables, environment, budget, Object.keys(own.parameters));
  const expressions = new Expressions(variables.environment, budget, [
    ...own.variables.map(({ name }) => name),
    ...Object.keys(own.parameters),
  ]);
  const validations = own.validations.map((one, index) =>
    compileValidation(one, `/validations/${index}`, own, expressions),
  );
  const remedy = compileRemedy(own.remedy, expressions);

  const valuesOf = (view: OwnView, parameters: Readonly<Record<string, ParameterValue>>) => {
    const values = { ...view.variables(), params: toCel(parameters) };
    return { ...values, variables: variables.of(values) };
  };
  const check = defineCheck<OwnView, OwnCheck['parameters']>({
    ...own,
    target: ownTarget(own.match),
    evaluate: (view, { parameters }) => {
      budget.refill();
      const values = valuesOf(view, parameters);
      return validations.flatMap((validate) => validate(values));
    },
    remedy: {
      safety: own.remedy.safety,
      words: own.remedy.words,
      ...(own.remedy.operations.length === 0
        ? {}
        : {
            operations: (view, violation) => {
              budget.refill();
              return remedy(view.resource.object, violation, valuesOf(view, defaultsOf(own.parameters)));
            },
          }),
    },
  });
  return { check, faults: [...variables.faults, ...expressions.faults] };
};

/** Parameters with their types, so that `params.allowd` is told when the check is read. */
const schemaOf = ({ parameters }: OwnCheck): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parameters).map(([name, { type }]) => [name, celTypes[type]]));
