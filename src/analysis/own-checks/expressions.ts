import type { Environment } from '@marcbachmann/cel-js';
import type { Budget } from './cel/budget.ts';
import { compileExpression, type Expression } from './cel/expression.ts';
import type { OwnCheckFault } from './own-check.ts';

/** Stands in for an expression that could not be compiled; its check never runs. */
const broken: Expression = { type: 'dyn', evaluate: () => undefined };

/** Compiles the expressions of one check, and collects what is wrong with them. */
export class Expressions {
  readonly faults: OwnCheckFault[];
  readonly #environment: Environment;
  readonly #budget: Budget;
  readonly #members: readonly string[];

  constructor(
    environment: Environment,
    budget: Budget,
    members: readonly string[],
    faults: OwnCheckFault[] = [],
  ) {
    this.faults = faults;
    this.#environment = environment;
    this.#budget = budget;
    this.#members = members;
  }

  /** `types` are those that it may have; `dyn` is always one, and decided by the object. */
  compile(text: string, path: string, types: readonly string[] = []): Expression {
    const compiled = compileExpression(text, this.#environment, this.#budget, this.#members);
    if (compiled.kind === 'fault') return this.#fault(path, compiled.detail);
    const { type } = compiled.expression;
    if (types.length === 0 || type === 'dyn' || types.includes(type.replace(/<.*/, '')))
      return compiled.expression;
    return this.#fault(path, `must be of type ${types.join(' or ')}, not ${type}`);
  }

  compileMaybe(
    text: string | undefined,
    path: string,
    types: readonly string[] = [],
  ): Expression | undefined {
    return text === undefined ? undefined : this.compile(text, path, types);
  }

  /** Expressions that see another variable beside; their faults are collected here too. */
  with(name: string, type: string): Expressions {
    const environment = this.#environment.clone().registerVariable(name, type);
    return new Expressions(environment, this.#budget, this.#members, this.faults);
  }

  fault(path: string, detail: string): void {
    this.faults.push({ path, detail });
  }

  #fault(path: string, detail: string): Expression {
    this.fault(path, detail);
    return broken;
  }
}
