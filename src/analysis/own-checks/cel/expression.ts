import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { limits } from '../../../model/limits.ts';
import { didYouMean } from '../../../model/nearest.ts';
import type { Budget } from './budget.ts';
import { faultOfPattern } from './functions/patterns.ts';
import { meter, patternsIn, replaceUnsafe, safer } from './guard.ts';

/** A compiled expression. `evaluate` throws where the expression has no answer, and where it costs too much. */
export interface Expression {
  /** Name of its type in CEL; `dyn` where only the object tells. */
  readonly type: string;
  evaluate(variables: Readonly<Record<string, unknown>>): unknown;
}

export type Compiled =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'fault'; readonly detail: string };

/**
 * Compiles a text once. What is wrong with it is said here, not at the first object. `members` are the names that `variables` and `params`
 * have, for the hint at a misspelt one.
 */
export const compileExpression = (
  text: string,
  environment: Environment,
  budget: Budget,
  members: readonly string[] = [],
): Compiled => {
  if (text.length > limits.celLength)
    return fault(`is longer than ${limits.celLength} characters (limit celLength)`);
  try {
    return compiled(text, environment, budget, members);
  } catch (error) {
    return fault(detailOf(error, text, environment));
  }
};

const fault = (detail: string): Compiled => ({ kind: 'fault', detail });

const compiled = (
  text: string,
  environment: Environment,
  budget: Budget,
  members: readonly string[],
): Compiled => {
  const parsed: ParseResult = environment.parse(text);
  replaceUnsafe(parsed.ast);
  const { valid, type = 'dyn', error } = parsed.check();
  if (!valid) return fault(`${detailOf(error, text, environment)}${memberHint(error, members)}`);
  const wrong = patternsIn(parsed.ast)
    .map(faultOfPattern)
    .find((one) => one !== undefined);
  if (wrong !== undefined) return fault(wrong);
  meter(parsed.ast, budget);
  return {
    kind: 'expression',
    expression: { type, evaluate: (variables) => evaluate(parsed, variables, budget, environment) },
  };
};

const evaluate = (
  parsed: ParseResult,
  variables: Readonly<Record<string, unknown>>,
  budget: Budget,
  environment: Environment,
): unknown => {
  let value: unknown;
  try {
    value = parsed(variables);
  } catch (error) {
    budget.settle();
    throw new Error(detailOf(error, parsed.ast.input, environment), { cause: error });
  }
  budget.settle();
  return value;
};

/** What the library says, with the place in the expression and the way out. */
const detailOf = (error: unknown, text: string, environment: Environment): string => {
  if (error instanceof RangeError) return 'is nested too deeply, or makes a value that is too large';
  if (!(error instanceof Error)) return 'cannot be read';
  const { summary = error.message, range } = error as {
    readonly summary?: string;
    readonly range?: { readonly start: number };
  };
  const said = readable(summary);
  return `${said}${placeOf(text, range?.start)}${hintFor(said, environment)}`;
};

const memberHint = (error: Error | undefined, members: readonly string[]): string => {
  const member = /^No such key: (\w+)/.exec(error?.message ?? '')?.[1];
  return member === undefined ? '' : didYouMean(member, members);
};

/** Our stand-ins for the library's functions bear the name that the author wrote. */
const readable = (summary: string): string =>
  (summary.split('\n')[0] ?? '').replaceAll(/\b(\w+)_(?=\()/g, (whole, name: string) =>
    safer(name) === whole ? name : whole,
  );

const placeOf = (text: string, at: number | undefined): string => {
  if (at === undefined) return '';
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return before.length === 1 ? ` (character ${column})` : ` (line ${before.length}, character ${column})`;
};

/** Variables that other users of CEL have, and why there are none here. */
const elsewhere: Readonly<Record<string, string>> = {
  authorizer: 'the authorizer asks a running API server, and there is none beside files',
  request: 'there is no request outside of admission',
  oldObject: 'files have no earlier object',
};

const hintFor = (said: string, environment: Environment): string => {
  const { variables, functions } = environment.getDefinitions();
  const variable = /^Unknown variable: (\w+)/.exec(said)?.[1];
  if (variable !== undefined)
    return Object.hasOwn(elsewhere, variable)
      ? `: ${elsewhere[variable]}`
      : didYouMean(
          variable,
          variables.map(({ name }) => name),
        );
  const called = /^found no matching overload for '(?:[^'(]*\.)?(\w+)\(/.exec(said)?.[1];
  const names = functions.map(({ name }) => name.replace(/_$/, ''));
  return called === undefined || names.includes(called) ? '' : didYouMean(called, names);
};
