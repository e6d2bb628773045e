import type { Environment } from '@marcbachmann/cel-js';
import type { Budget } from './cel/budget.ts';
import { compileExpression, type Expression } from './cel/expression.ts';
import type { OwnCheckFault, OwnVariable } from './own-check.ts';

type Values = Readonly<Record<string, unknown>>;

/** The environment in which an own check's demands are read, and what makes `variables` for one object. */
export interface DeclaredVariables {
  readonly environment: Environment;
  readonly faults: readonly OwnCheckFault[];
  /** Each variable is worked out when first read, and once, as in a ValidatingAdmissionPolicy. */
  of(values: Values): object;
}

/** Declares variables one after the other, so that each may use those before it, with their types. */
export const declareVariables = (
  variables: readonly OwnVariable[],
  base: Environment,
  budget: Budget,
  parameters: readonly string[],
): DeclaredVariables => {
  const expressions = new Map<string, Expression>();
  const Variables = lazyMembers(expressions);
  const fields: Record<string, string> = {};
  const faults: OwnCheckFault[] = [];
  let environment = withVariables(base, Variables, fields);
  for (const [index, { name, expression }] of variables.entries()) {
    const compiled = compileExpression(expression, environment, budget, [
      ...Object.keys(fields),
      ...parameters,
    ]);
    if (compiled.kind === 'fault')
      faults.push({ path: `/variables/${index}/expression`, detail: compiled.detail });
    else expressions.set(name, compiled.expression);
    fields[name] = compiled.kind === 'fault' ? 'dyn' : compiled.expression.type;
    Object.defineProperty(Variables.prototype, name, {
      get(this: InstanceType<typeof Variables>) {
        return this.read(name);
      },
    });
    environment = withVariables(base, Variables, fields);
  }
  return { environment, faults, of: (values) => new Variables(values) };
};

const withVariables = (
  base: Environment,
  ctor: new (values: Values) => object,
  fields: object,
): Environment =>
  base
    .clone()
    .registerType('Variables', { ctor, fields: { ...fields } })
    .registerVariable('variables', 'Variables');

/** A class whose members are expressions; a check has one of its own, since the library knows a type by its class. */
const lazyMembers = (expressions: ReadonlyMap<string, Expression>) =>
  class {
    readonly #values: Values;
    readonly #known = new Map<string, unknown>();

    constructor(values: Values) {
      this.#values = values;
    }

    read(name: string): unknown {
      if (!this.#known.has(name))
        this.#known.set(name, expressions.get(name)?.evaluate({ ...this.#values, variables: this }));
      return this.#known.get(name);
    }
  };
