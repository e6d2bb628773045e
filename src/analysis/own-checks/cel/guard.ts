import type { ASTNode } from '@marcbachmann/cel-js';
import { limits } from '../../../model/limits.ts';
import type { Budget } from './budget.ts';
import { sizeOf } from './values.ts';

type Evaluate = (evaluator: unknown, node: unknown, context: unknown) => unknown;

/** What evaluates a node: the node itself, what a macro put in its place, or the macro. */
interface Evaluated {
  evaluate: Evaluate;
}

/** The library's own functions for which {@link safer} has others of the same meaning: linear patterns, and a cost. */
const replaced = new Set([
  'contains',
  'indexOf',
  'join',
  'lastIndexOf',
  'lowerAscii',
  'matches',
  'split',
  'upperAscii',
]);

/** The name under which our function of that name is known to the library, which lets none of its own be replaced. */
export const safer = (name: string): string => `${name}_`;

/** The library reads a duration by a pattern that takes quadratic time. */
const shortOnly = new Set(['duration']);
const shortText = 64;

const walksDeep = new Set(['==', '!=', 'in']);

/** Sends calls of unsafe functions to ours. Before the types are checked. */
export const replaceUnsafe = (node: ASTNode): void => {
  if (node.op === 'rcall' && replaced.has(node.args[0])) node.args[0] = safer(node.args[0]);
  for (const child of childrenOf(node)) replaceUnsafe(child);
};

const patternFunctions = new Set([safer('matches'), 'find', 'findAll']);

/** Patterns that are written out in an expression, so that a wrong one is told before any object is looked at. */
export const patternsIn = (node: ASTNode): readonly string[] => {
  const inner = childrenOf(node).flatMap(patternsIn);
  if (node.op !== 'rcall' || !patternFunctions.has(node.args[0])) return inner;
  const [pattern] = node.args[2];
  return pattern?.op === 'value' && typeof pattern.args === 'string' ? [...inner, pattern.args] : inner;
};

/** Makes every step of an expression spend from the budget. After the types are checked, before the first evaluation. */
export const meter = (node: ASTNode, budget: Budget): void => {
  const isCall = node.op === 'call' || node.op === 'rcall';
  wrap(node, budget, isCall || node.op === '+' ? made : nothing);
  const [name] = isCall ? node.args : [''];
  for (const child of childrenOf(node)) {
    meter(child, budget);
    if (walksDeep.has(node.op)) wrap(child, budget, walked);
    else if (isCall) wrap(child, budget, shortOnly.has(name) ? shortened : made);
  }
};

const nothing = (): number => 0;

const walked = (value: unknown): number => sizeOf(value, limits.celCost);

const made = (value: unknown): number => {
  if (typeof value === 'string') return value.length / 10;
  return Array.isArray(value) ? value.length : 0;
};

const shortened = (value: unknown): number => {
  if (typeof value === 'string' && value.length > shortText)
    throw new Error(`a duration is no longer than ${shortText} characters`);
  return 1;
};

const wrap = (node: ASTNode, budget: Budget, costOf: (value: unknown) => number): void => {
  const place = parseEvaluated(node);
  const { evaluate } = place;
  place.evaluate = (evaluator, self, context) => {
    budget.spend(1);
    const value = evaluate(evaluator, self, context);
    budget.spend(costOf(value));
    return value;
  };
};

/** The library keeps what evaluates a node in `meta`, which its types leave out. Its version is pinned. */
const parseEvaluated = (node: unknown): Evaluated => {
  const { meta } = node as { meta?: { alternate?: unknown; macro?: Evaluated } & Evaluated };
  if (meta?.alternate !== undefined) return parseEvaluated(meta.alternate);
  const place = meta?.macro ?? meta;
  if (typeof place?.evaluate !== 'function') throw new Error('this version of cel-js cannot be metered');
  return place;
};

const childrenOf = (node: ASTNode): readonly ASTNode[] => {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
};
